// Rendez-vous sold for thirty days by bornes that are cut off, fall, are copied and put back,
// beside a busy centre: nobody loses a ticket, and nobody shares a time in silence.

#include "tests/flotte/campaign.h"
#include "tests/support/catch.h"
#include "tests/support/seeds.h"

#include <iostream>

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t kFleets = 15;  // ten times slower: the build as released draws 150
#else
constexpr std::size_t kFleets = 150;
#endif
/// Of fewer fleets nobody can ask that each incident occurred often.
constexpr bool kIsWhole = kFleets >= 150;

}  // namespace

TEST_CASE("no rendez-vous is sold twice in silence nor lost, whatever happens to the fleet",
          "[flotte]") {
    const auto commit = test::commit_under_test();
    const auto campaign = flotte::run_campaign(test::seeds_from(commit, kFleets));
    std::cout << "Graines tirées de " << commit << flotte::print(campaign);
    CHECK(campaign.runs == kFleets);
    for (const auto& failure : campaign.failures) {
        CAPTURE(failure.seed);
        FAIL_CHECK(failure.promise);
    }
    if (!kIsWhole) return;
    for (const auto& rare : campaign.tally.too_rare()) FAIL_CHECK(rare);
}

TEST_CASE("every fleet that once broke a promise holds", "[flotte]") {
    const auto seeds = test::seeds_kept_in(PERRON_SOURCE_DIR "/tests/flotte/graines.txt");
    REQUIRE_FALSE(seeds.empty());
    for (const auto& failure : flotte::run_campaign(seeds).failures) {
        CAPTURE(failure.seed);
        FAIL_CHECK(failure.promise);
    }
}

TEST_CASE("one seed gives one fleet, to the last ticket", "[flotte]") {
    const auto once = flotte::replay(7, false);
    const auto again = flotte::replay(7, false);
    CHECK(once.tickets == again.tickets);
    CHECK(once.tally.write() == again.tally.write());
}
