// tests-flotte: the tests as Catch2 runs them, or by hand one seed told step by step
// (docs/SIMULATION.md) or a campaign of any length.

#include "tests/flotte/campaign.h"
#include "tests/support/arguments.h"
#include "tests/support/catch_session.h"
#include "tests/support/seeds.h"

#include <iostream>

namespace {

constexpr const char* kUsage =
    "tests-flotte --graine N [--muet]                 rejoue une graine, pas à pas\n"
    "tests-flotte --campagne N [--origine TEXTE]      N graines tirées du commit, ou d'un texte\n"
    "tests-flotte [options de Catch2]                 les essais\n";

int replay_seed(const test::Arguments& arguments) {
    const auto verdict = flotte::replay(arguments.number("--graine"), !arguments.has("--muet"));
    for (const auto& promise : verdict.broken) std::cout << "PROMESSE ROMPUE : " << promise << '\n';
    if (verdict.broken.empty()) std::cout << "Tient : " << verdict.tickets << " tickets\n";
    return verdict.broken.empty() ? 0 : 1;
}

int run_by_hand(const test::Arguments& arguments) {
    const auto origin = arguments.value("--origine", test::commit_under_test());
    const auto campaign =
        flotte::run_campaign(test::seeds_from(origin, arguments.number("--campagne")));
    std::cout << flotte::print(campaign);
    const auto rare = campaign.tally.too_rare();
    for (const auto& name : rare) std::cout << "TROP RARE : " << name << '\n';
    return campaign.failures.empty() && rare.empty() ? 0 : 1;
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
