// The whole exchange, real on both sides, under every fault that we know how to make: nothing that
// a visitor was shown is lost, nothing is counted twice, and everything converges once faults stop.

#include "tests/simulation/campaign.h"
#include "tests/support/catch.h"
#include "tests/support/seeds.h"

#include <iostream>

namespace {

constexpr std::size_t kSeeds = 300;
constexpr std::uint64_t kSeedsOfAMutant = 100;

}  // namespace

TEST_CASE("every event shown is counted once, whatever fails on the way", "[simulation]") {
    const auto commit = test::commit_under_test();
    const auto campaign = simulation::run_campaign(test::seeds_from(commit, kSeeds), {});
    std::cout << "Graines tirées de " << commit << simulation::print(campaign);
    CHECK(campaign.runs == kSeeds);
    for (const auto& failure : campaign.failures) {
        CAPTURE(failure.seed);
        FAIL_CHECK(failure.promise);
    }
    for (const auto& never_met : campaign.census.missing()) FAIL_CHECK(never_met);
}

TEST_CASE("every seed that once failed holds", "[simulation]") {
    const auto seeds = test::seeds_kept_in(PERRON_SOURCE_DIR "/tests/simulation/graines.txt");
    REQUIRE_FALSE(seeds.empty());
    const auto campaign = simulation::run_campaign(seeds, {});
    CHECK(campaign.runs == static_cast<std::int64_t>(seeds.size()));
    for (const auto& failure : campaign.failures) {
        CAPTURE(failure.seed);
        FAIL_CHECK(failure.promise);
    }
}

TEST_CASE("one seed gives one run, to the last event", "[simulation]") {
    const auto once = simulation::replay(7, simulation::Mutant::none, false);
    const auto again = simulation::replay(7, simulation::Mutant::none, false);
    CHECK(once.events == again.events);
    CHECK(once.census.write() == again.census.write());
}

TEST_CASE("a design with one rule broken fails within 100 seeds", "[simulation][mutant]") {
    const auto which = GENERATE(range(1, static_cast<int>(simulation::Mutant::count_)));
    const auto mutant = static_cast<simulation::Mutant>(which);
    CAPTURE(which, simulation::kMutantNames[which]);
    std::vector<std::uint64_t> seeds;
    for (std::uint64_t seed = 1; seed <= kSeedsOfAMutant; ++seed) seeds.push_back(seed);
    const auto campaign = simulation::run_campaign(seeds, {mutant, true});
    REQUIRE_FALSE(campaign.failures.empty());
    const auto& first = campaign.failures.front();
    const auto unbroken = simulation::replay(first.seed, simulation::Mutant::none, false);
    CHECK(unbroken.broken.empty());
    std::cout << "Mutant « " << simulation::kMutantNames[which] << " » : rompt « " << first.promise
              << " » après " << campaign.runs << " graines\n";
}
