#include "kiosk/domain/ticket_series.h"

#include "tests/support/catch.h"

#include <vector>

using namespace std::chrono_literals;
using domain::TicketDay;
using domain::TicketSeries;

namespace {

constexpr TicketDay kTuesday{2026y / 11 / 24, true};
constexpr TicketDay kUnsure{2026y / 11 / 24, false};
constexpr TicketDay kWednesday{2026y / 11 / 25, true};
constexpr TicketDay kThursday{2026y / 11 / 26, true};
constexpr TicketDay kLongAgo{1970y / 1 / 1, false};

std::vector<int> numbers(const std::vector<TicketDay>& days) {
    std::optional<TicketSeries> series;
    std::vector<int> given;
    for (const auto& day : days) {
        series = domain::next_ticket(series, day);
        REQUIRE(series);
        given.push_back(series->last);
    }
    return given;
}

}  // namespace

TEST_CASE("a day of numbers starts at 1, and between sure days nothing goes on",
          "[domain][ticket]") {
    CHECK(numbers({kTuesday, kTuesday, kWednesday, kThursday, kThursday}) ==
          std::vector{1, 2, 1, 1, 2});
}

TEST_CASE("a number given at an unsure hour is not given again on the sure day it may be of",
          "[domain][ticket]") {
    SECTION("the hour is found again on another day: its numbers go on, the next day starts at 1") {
        CHECK(numbers({kTuesday, kLongAgo, kWednesday, kWednesday, kThursday}) ==
              std::vector{1, 2, 3, 4, 1});
    }
    SECTION("the hour is found again the same day: the next day starts at 1") {
        CHECK(numbers({kTuesday, kUnsure, kTuesday, kWednesday}) == std::vector{1, 2, 3, 1});
    }
    SECTION("a device that begins without an hour") {
        CHECK(numbers({kLongAgo, kLongAgo, kWednesday, kThursday}) == std::vector{1, 2, 3, 1});
    }
    SECTION("a believed clock that goes back, then forward") {
        CHECK(numbers({kWednesday, kTuesday, kThursday, {2026y / 11 / 27, true}}) ==
              std::vector{1, 2, 3, 1});
    }
    SECTION("an unsure clock far ahead keeps no day from starting at 1") {
        const TicketDay far{2036y / 1 / 1, false};
        CHECK(numbers({kTuesday, far, kWednesday, kThursday}) == std::vector{1, 2, 3, 1});
    }
}

TEST_CASE("numbers stay readable however long nobody knows the day", "[domain][ticket]") {
    const TicketSeries long_unsure{kTuesday.jour, 999, true};
    CHECK(domain::next_ticket(long_unsure, kUnsure)->last == 1);
    CHECK(domain::next_ticket(long_unsure, kWednesday)->last == 1);

    SECTION("a sure day with more numbers than that goes on to 9999") {
        CHECK(domain::next_ticket(TicketSeries{kTuesday.jour, 999, false}, kTuesday)->last == 1000);
        CHECK(domain::next_ticket(TicketSeries{kTuesday.jour, 9998, false}, kTuesday)->last ==
              9999);
        CHECK_FALSE(domain::next_ticket(TicketSeries{kTuesday.jour, 9999, false}, kTuesday));
    }
    SECTION("what a damaged log made skip goes on, and never ends") {
        CHECK(domain::next_ticket(TicketSeries{kTuesday.jour, 1100, true}, kUnsure)->last == 1101);
        CHECK(domain::next_ticket(TicketSeries{kTuesday.jour, 9999, true}, kUnsure)->last == 1);
    }
}
