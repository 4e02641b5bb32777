// The whole exchange, real on both sides, under every fault that we know how to make: nothing that
// a visitor was shown is lost, nothing is counted twice, and everything converges once faults stop.

#include "tests/simulation/campaign.h"
#include "tests/support/catch.h"
#include "tests/support/children.h"
#include "tests/support/seeds.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

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

TEST_CASE("processes that tell much work at once, whoever is read first", "[simulation]") {
    const std::size_t cores = std::thread::hardware_concurrency();
    if (cores < 2) return;
    constexpr std::size_t kItems = 400;
    auto last_of_second = kItems - 1;
    while (last_of_second % cores != 1) --last_of_second;
    const std::string all_told = test::folder_of_process() + "-told";
    test::Work work;
    work.count = kItems;
    work.tell = [&](std::size_t item, const std::string&) -> std::string {
        using namespace std::chrono_literals;
        if (item == last_of_second) std::ofstream{all_told} << "told";
        for (int i = 0; item == 0 && i < 200 && !std::filesystem::exists(all_told); ++i) {
            std::this_thread::sleep_for(50ms);
        }
        const bool waited_in_vain = item == 0 && !std::filesystem::exists(all_told);
        return waited_in_vain ? "in vain" : std::string(4000, 'x');
    };
    const auto done = test::work_in_children(work);
    std::filesystem::remove(all_told);
    CHECK(done.lines.size() == kItems);
    CHECK(done.deadly.empty());
    CHECK(std::find(done.lines.begin(), done.lines.end(), "in vain") == done.lines.end());
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
