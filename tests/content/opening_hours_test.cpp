#include "kiosk/content/opening_hours.h"

#include "tests/support/catch.h"

using namespace std::chrono;
using namespace std::chrono_literals;
using base::CivilTime;
using base::Date;
using content::opening_state;
using content::parse_opening_hours;
using Kind = content::OpeningState::Kind;

namespace {

const std::string kOffice = "Mo-Fr 08:30-12:30,13:30-17:00; We 09:00-12:00; PH off";

// November 2026: the 23rd is a Monday.
CivilTime at(Date date, minutes time) {
    return {date, time};
}

constexpr Date kMonday = 2026y / 11 / 23;
constexpr Date kTuesday = 2026y / 11 / 24;
constexpr Date kWednesday = 2026y / 11 / 25;
constexpr Date kFriday = 2026y / 11 / 27;
constexpr Date kSaturday = 2026y / 11 / 28;

bool is_open(const std::string& hours, const Date& date, minutes time = 10h) {
    const auto state = opening_state(hours, at(date, time));
    REQUIRE(state.kind != Kind::unknown);
    return state.kind == Kind::open;
}

}  // namespace

TEST_CASE("an open place says until when", "[content][hours]") {
    const auto [now, until] = GENERATE(table<CivilTime, CivilTime>({
        {at(kMonday, 8h + 30min), at(kMonday, 12h + 30min)},
        {at(kMonday, 12h + 29min), at(kMonday, 12h + 30min)},
        {at(kTuesday, 14h), at(kTuesday, 17h)},
        {at(kWednesday, 9h + 5min), at(kWednesday, 12h)},
    }));
    const auto state = opening_state(kOffice, now);
    CHECK(state.kind == Kind::open);
    CHECK(state.until == until);
    CHECK_FALSE(state.next.has_value());
}

TEST_CASE("a closed place says when it opens next", "[content][hours]") {
    const auto [now, next] = GENERATE(table<CivilTime, CivilTime>({
        {at(kMonday, 8h + 29min), at(kMonday, 8h + 30min)},
        {at(kMonday, 12h + 30min), at(kMonday, 13h + 30min)},
        {at(kTuesday, 17h), at(kWednesday, 9h)},
        {at(kFriday, 20h), at(2026y / 11 / 30, 8h + 30min)},
        {at(kSaturday, 10h), at(2026y / 11 / 30, 8h + 30min)},
        {at(2026y / 12 / 24, 17h + 30min), at(2026y / 12 / 28, 8h + 30min)},
    }));
    const auto state = opening_state(kOffice, now);
    CHECK(state.kind == Kind::closed);
    CHECK(state.next == next);
    CHECK_FALSE(state.until.has_value());
}

TEST_CASE("a public holiday is an ordinary day unless the hours speak of it", "[content][hours]") {
    const Date christmas = 2026y / 12 / 25;
    CHECK(is_open("Mo-Fr 09:00-12:00", christmas));
    CHECK_FALSE(is_open("Mo-Fr 09:00-12:00; PH off", christmas));
    CHECK_FALSE(is_open("PH off; Mo-Fr 09:00-12:00", christmas));
    CHECK(is_open("Mo-Th 09:00-12:00; PH 10:00-11:00", christmas));
    CHECK(is_open("Mo-Th,PH 09:00-12:00", christmas));
    CHECK_FALSE(is_open("Mo-Fr 09:00-12:00; PH 10:00-11:00; Dec 24-Jan 02 off", christmas));
}

TEST_CASE("a closure by dates holds from its first to its last day", "[content][hours]") {
    SECTION("within a year") {
        const std::string hours = "Mo-Su 09:00-12:00; Aug 03-Aug 21 off";
        CHECK(is_open(hours, 2026y / 8 / 2));
        CHECK_FALSE(is_open(hours, 2026y / 8 / 3));
        CHECK_FALSE(is_open(hours, 2026y / 8 / 21));
        CHECK(is_open(hours, 2026y / 8 / 22));
    }
    SECTION("over the new year") {
        const std::string hours = "Mo-Su 09:00-12:00; Dec 24-Jan 02 off";
        CHECK(is_open(hours, 2026y / 12 / 23));
        CHECK_FALSE(is_open(hours, 2026y / 12 / 31));
        CHECK_FALSE(is_open(hours, 2027y / 1 / 2));
        CHECK(is_open(hours, 2027y / 1 / 3));
    }
    SECTION("of one year only") {
        const std::string hours = "Mo-Su 09:00-12:00; 2026 Dec 24-2027 Jan 02 off";
        CHECK_FALSE(is_open(hours, 2026y / 12 / 31));
        CHECK(is_open(hours, 2027y / 12 / 31));
    }
    SECTION("of whole months, of one day, of days of one month") {
        const std::string hours =
            "Mo-Su 09:00-12:00; Jul-Aug off; Nov 25 off; Dec 01-05,Dec 08 off";
        CHECK_FALSE(is_open(hours, 2026y / 7 / 1));
        CHECK_FALSE(is_open(hours, 2026y / 8 / 31));
        CHECK(is_open(hours, 2026y / 9 / 1));
        CHECK_FALSE(is_open(hours, kWednesday));
        CHECK_FALSE(is_open(hours, 2026y / 12 / 5));
        CHECK(is_open(hours, 2026y / 12 / 6));
        CHECK_FALSE(is_open(hours, 2026y / 12 / 8));
    }
}

TEST_CASE("hours may hold every other week", "[content][hours]") {
    // 23 November 2026 is in ISO week 48; 4 January 2027 in week 1, after a week 53.
    CHECK(is_open("week 2-53/2 Mo 09:00-12:00", kMonday));
    CHECK_FALSE(is_open("week 1-53/2 Mo 09:00-12:00", kMonday));
    CHECK(is_open("week 1-53/2 Mo 09:00-12:00", 2026y / 11 / 30));
    CHECK(is_open("week 53 Fr 09:00-12:00", 2027y / 1 / 1));
    CHECK(is_open("week 1 Mo 09:00-12:00", 2027y / 1 / 4));
    CHECK_FALSE(is_open("week 10-20 Mo 09:00-12:00", kMonday));
}

TEST_CASE("hours may hold on the nth weekday of the month", "[content][hours]") {
    const std::string hours = "Mo[1],Mo[4] 09:00-12:00";
    CHECK(is_open(hours, 2026y / 11 / 2));
    CHECK_FALSE(is_open(hours, 2026y / 11 / 9));
    CHECK(is_open(hours, kMonday));
    CHECK_FALSE(is_open(hours, 2026y / 11 / 30));
    CHECK(is_open("Mo[-1] 09:00-12:00", 2026y / 11 / 30));
    CHECK(is_open("Mo[1-2] 09:00-12:00", 2026y / 11 / 9));
    const auto state = opening_state(hours, at(2026y / 11 / 24, 8h));
    CHECK(state.next == at(2026y / 12 / 7, 9h));
}

TEST_CASE("an evening past midnight is one opening", "[content][hours]") {
    const std::string hours = "Fr 22:00-02:00; Sa off";
    const auto late = opening_state(hours, at(kSaturday, 1h + 59min));
    CHECK(late.kind == Kind::open);
    CHECK(late.until == at(kSaturday, 2h));
    CHECK(opening_state(hours, at(kFriday, 23h)).until == at(kSaturday, 2h));
    CHECK(opening_state(hours, at(kSaturday, 2h)).kind == Kind::closed);
}

TEST_CASE("what never closes has no closing time", "[content][hours]") {
    const auto hours = GENERATE(as<std::string>{}, "24/7", "Mo-Su,PH 00:00-24:00", "00:00-24:00");
    const auto state = opening_state(hours, at(2026y / 12 / 25, 3h));
    CHECK(state.kind == Kind::open);
    CHECK_FALSE(state.until.has_value());
}

TEST_CASE("openings that touch are one opening", "[content][hours]") {
    CHECK(opening_state("Mo 09:00-12:00,12:00-14:00", at(kMonday, 10h)).until == at(kMonday, 14h));
    CHECK(opening_state("Mo 09:00-24:00; Tu 00:00-08:00", at(kMonday, 10h)).until ==
          at(kTuesday, 8h));
}

TEST_CASE("words are told and never guessed", "[content][hours]") {
    SECTION("words alone leave the day unknown") {
        const auto state = opening_state("Mo-Fr \"sur rendez-vous\"", at(kMonday, 10h));
        CHECK(state.kind == Kind::unknown);
        CHECK(state.texte == "sur rendez-vous");
    }
    SECTION("words beside hours go with them") {
        const auto state = opening_state("Mo 09:00-12:00 \"sonnez\"; PH off", at(kMonday, 10h));
        CHECK(state.kind == Kind::open);
        CHECK(state.texte == "sonnez");
    }
    SECTION("a day nobody spoke of is closed") {
        CHECK(opening_state("Mo-Fr \"sur rendez-vous\"", at(kSaturday, 10h)).kind == Kind::closed);
    }
}

TEST_CASE("a place that does not open in the year has no next opening", "[content][hours]") {
    const auto state = opening_state("2020 Jan 01-2020 Dec 31 09:00-12:00", at(kMonday, 10h));
    CHECK(state.kind == Kind::closed);
    CHECK_FALSE(state.next.has_value());
}

TEST_CASE("hours outside the subset are refused whole", "[content][hours]") {
    const auto text =
        GENERATE(as<std::string>{}, "", " ", "8h30-12h", "lundi 9h", "Mo-Fr", "Mo 9", "Mo 09:00",
                 "Mo 09:00+", "Mo 25:00-26:00", "Mo 09:60-10:00", "SH 09:00-12:00",
                 "Mo 09:00-12:00 || \"x\"", "sunrise-sunset", "Feb 30 off", "week 0 Mo 09:00-12:00",
                 "Mo[6] 09:00-12:00", "Mo[1 09:00-12:00", "Mo 09:00-12:00 Tu 09:00-12:00", "\"",
                 "Mo,09:00-12:00", "Mond 09:00-12:00", "Aug 20-10 off", "24/7x", "Mo 09:00-12:00,",
                 "2026 Dec 24-Jan 02 off", "99999 Jan off");
    CAPTURE(text);
    CHECK(parse_opening_hours(text).error().code == ErrorCode::invalid_input);
    CHECK(opening_state(text, at(kMonday, 10h)).kind == Kind::unknown);
}

TEST_CASE("the spans of a day come in order", "[content][hours]") {
    const auto hours = parse_opening_hours("Mo 14:00-17:00,08:00-12:00");
    REQUIRE(hours);
    CHECK(spans_on(*hours, kMonday) == std::vector<content::TimeSpan>{{8h, 12h}, {14h, 17h}});
    CHECK(spans_on(*hours, kTuesday).empty());
}

TEST_CASE("an ordinary week is told apart from what changes with the date", "[content][hours]") {
    const auto week = [](const char* text) {
        return content::usual_week(*parse_opening_hours(text));
    };
    const auto office = week("Mo-Fr 09:00-12:00,14:00-17:00; We off; PH off");
    REQUIRE(office);
    CHECK(office->days[0] == std::vector<content::TimeSpan>{{9h, 12h}, {14h, 17h}});
    CHECK(office->days[2].empty());
    CHECK(office->days[6].empty());
    CHECK(office->closed_on_holidays);
    CHECK_FALSE(week("Mo-Su,PH 08:00-22:00")->closed_on_holidays);

    for (const auto* text : {"24/7", "Tu 09:00-12:00; Aug off", "week 2-52/2 Th 09:00-12:00",
                             "We 14:00-17:00; Sa[1] 09:00-12:00", "Mo-Fr \"sur rendez-vous\""}) {
        CAPTURE(text);
        CHECK_FALSE(week(text));
    }
}
