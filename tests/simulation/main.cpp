// tests-simulation: the tests as Catch2 runs them, or by hand one seed told step by step
// (docs/SIMULATION.md) or a campaign of any length.

#include "tests/simulation/campaign.h"
#include "tests/support/arguments.h"
#include "tests/support/catch_session.h"
#include "tests/support/seeds.h"

#include <iostream>

namespace {

using simulation::Mutant;

constexpr const char* kUsage =
    "tests-simulation --graine N [--mutant M] [--muet]   rejoue une graine, pas à pas\n"
    "tests-simulation --campagne N [--origine TEXTE]     N graines tirées du commit, ou d'un "
    "texte\n"
    "tests-simulation [options de Catch2]                les essais\n";

int replay_seed(const test::Arguments& arguments) {
    const auto mutant = arguments.number("--mutant");
    if (mutant >= static_cast<std::uint64_t>(Mutant::count_)) {
        std::cerr << "mutants : 0 à " << static_cast<int>(Mutant::count_) - 1 << '\n';
        return 2;
    }
    const auto verdict = simulation::replay(arguments.number("--graine"),
                                            static_cast<Mutant>(mutant), !arguments.has("--muet"));
    for (const auto& promise : verdict.broken) std::cout << "PROMESSE ROMPUE : " << promise << '\n';
    if (verdict.broken.empty()) std::cout << "Tient : " << verdict.events << " événements\n";
    return verdict.broken.empty() ? 0 : 1;
}

int run_by_hand(const test::Arguments& arguments) {
    const auto origin = arguments.value("--origine", test::commit_under_test());
    const auto campaign =
        simulation::run_campaign(test::seeds_from(origin, arguments.number("--campagne")), {});
    std::cout << simulation::print(campaign);
    const auto missing = campaign.census.missing();
    for (const auto& name : missing) std::cout << "JAMAIS VU : " << name << '\n';
    return campaign.failures.empty() && missing.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    const test::Arguments arguments{{argv + 1, argv + argc}};
    if (arguments.has("--aide")) {
        std::cout << kUsage;
        return 0;
    }
    if (arguments.has("--graine")) return replay_seed(arguments);
    if (arguments.has("--campagne")) return run_by_hand(arguments);
    return test::run_catch(argc, argv);
}
