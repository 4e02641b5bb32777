// Every order in which the booking protocol can happen, in a world of two bornes, a few quanta and
// messages that are lost, doubled and late (booking.md, section 5), on the real rules.

#include "tests/support/catch.h"
#include "tests/sync/central/booking_world.h"

#include <array>

using test::Exploration;
using test::explore;
using test::Limits;
using test::Variant;
using test::World;

namespace {

constexpr std::size_t kMost = 3'000'000;

Exploration explored(const Limits& limits, Variant variant = Variant::none) {
    auto result = explore(World{limits, variant}, kMost);
    std::string path;
    for (const auto& step : result.path) path += "\n  " + step;
    UNSCOPED_INFO(result.worlds << " worlds, " << result.conflits
                                << " with a conflit; path:" << path);
    return result;
}

}  // namespace

TEST_CASE("no time is sold twice, whatever the order", "[sync][booking][exploration]") {
    Limits limits;
    SECTION("one quantum") {
        limits = {1, 3, 4, 2, 2, 1, 2};
    }
    SECTION("two quanta, entrusted together or apart") {
        limits = {2, 3, 2, 1, 0, 1, 1};
    }
    const auto result = explored(limits);
    CHECK(result.wrong.empty());
    CHECK(result.conflits == 0);
    CHECK(result.worlds > 10'000);
}

TEST_CASE("with one accident, two rdv for one time are a conflit that names both",
          "[sync][booking][exploration]") {
    Limits limits{1, 2, 3, 1, 1, 1, 1};
    SECTION("an agent forces a time") {
        limits.forced = 1;
    }
    SECTION("a droit is taken back from a borne") {
        limits.taken_back = 1;
    }
    SECTION("a borne comes back from an image of its disk") {
        limits.restores = 1;
    }
    SECTION("a borne is cloned") {
        limits.clones = 1;
    }
    SECTION("the centre comes back from a backup") {
        limits.centre_restores = 1;
    }
    const auto result = explored(limits);
    CHECK(result.wrong.empty());
    CHECK(result.conflits > 0);
}

TEST_CASE("with two accidents of any kinds, no two rdv for one time are silent",
          "[sync][booking][exploration]") {
    using Accident = int Limits::*;
    constexpr std::array<Accident, 5> kAccidents{&Limits::forced, &Limits::taken_back,
                                                 &Limits::restores, &Limits::clones,
                                                 &Limits::centre_restores};
    for (std::size_t i = 0; i < kAccidents.size(); ++i) {
        for (std::size_t j = i; j < kAccidents.size(); ++j) {
            Limits limits{1, 2, 2, 1, 0, 0, 1};
            ++(limits.*kAccidents.at(i));
            ++(limits.*kAccidents.at(j));
            const auto result = explored(limits);
            CAPTURE(i, j);
            CHECK(result.wrong.empty());
            CHECK(result.conflits > 0);
        }
    }
}

TEST_CASE("a rule of booking that is broken sells a time twice", "[sync][booking][exploration]") {
    Limits limits{1, 2, 2, 1, 0, 0, 1};
    Variant variant{};
    SECTION("reclaiming a droit after a silence") {
        variant = Variant::reclaim_on_timeout;
    }
    SECTION("grants without numbers") {
        variant = Variant::no_numbers;
    }
    SECTION("selling while the return is on its way") {
        variant = Variant::return_in_flight;
    }
    SECTION("selling from an image of the disk") {
        variant = Variant::restored_disk;
        limits.restores = 1;
    }
    SECTION("printing before writing") {
        variant = Variant::printed_first;
    }
    SECTION("cancelling what a borne put back gives up, although it sold it") {
        variant = Variant::abandon_cancels;
        limits = {1, 0, 0, 0, 1, 0, 0};
        limits.restores = 1;
    }
    SECTION("freeing at the centre what a borne may sell again") {
        variant = Variant::released_on_cancel;
        limits.cancels = 1;
    }
    const auto result = explored(limits, variant);
    CHECK_FALSE(result.wrong.empty());
    const bool loses = variant == Variant::abandon_cancels;
    CHECK(test::contains(loses ? "was lost" : "have one time").match(result.wrong));
}
