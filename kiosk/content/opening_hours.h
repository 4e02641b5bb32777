#pragma once

// Opening hours as OpenStreetMap writes them, in the subset that services use in France:
//
//   Mo-Fr 08:30-12:30,13:30-17:00; We 09:00-12:00; PH off; Aug 01-Aug 15 off
//   week 1-53/2 Tu 14:00-17:00      every other week, by ISO week number
//   Mo[1],Th[-1] 09:00-12:00        first Monday, last Thursday of the month
//   Fr 22:00-02:00                  past midnight
//   24/7      PH 10:00-12:00      Mo-Fr "sur rendez-vous"
//
// A later rule replaces the earlier ones for the days it names. Public holidays are ordinary days
// unless a rule says PH. Anything else is refused whole, so that it is shown as text and never
// guessed.

#include "kiosk/base/civil_time.h"
#include "kiosk/base/result.h"

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// From `from` to `to` (excluded), in minutes after the midnight that starts the day; `to` is over
/// 24 h when the span ends on the next day.
struct TimeSpan {
    std::chrono::minutes from;
    std::chrono::minutes to;

    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

/// Which occurrences of a weekday in its month: 1 to 5, or -1 (last) to -5; 0 is every one.
struct WeekdayRule {
    std::chrono::weekday weekday;
    int nth = 0;
};

/// Months and days, with or without a year; the second may come before the first in the calendar.
struct DateRange {
    struct Bound {
        std::optional<std::chrono::year> year;
        std::chrono::month month;
        std::optional<std::chrono::day> day;  ///< none: the whole month
    };
    Bound from;
    Bound to;
};

/// ISO weeks `from` to `to`, one every `step`.
struct WeekRange {
    int from;
    int to;
    int step = 1;
};

struct HoursRule {
    enum class State { open, off, unknown };

    std::vector<DateRange> dates;       ///< any of them; empty: every day
    std::vector<WeekRange> weeks;       ///< any of them; empty: every week
    std::vector<WeekdayRule> weekdays;  ///< any of them; empty with no PH: every day
    bool public_holidays = false;
    State state = State::open;
    std::vector<TimeSpan> spans;  ///< when open
    std::string texte;            ///< what the rule says in words
};

struct OpeningHours {
    std::vector<HoursRule> rules;  ///< at least one
};

/// Fails with invalid_input on anything outside the subset, empty text included.
Result<OpeningHours> parse_opening_hours(std::string_view text);

/// The spans that start on `date`, in order; empty when closed or when it only says words.
std::vector<TimeSpan> spans_on(const OpeningHours& hours, const base::Date& date);

/// The spans of each day of an ordinary week, Monday first.
struct UsualWeek {
    std::array<std::vector<TimeSpan>, 7> days;
    bool closed_on_holidays = false;
};

/// None when the hours change with the date or the week, are words, or never end.
std::optional<UsualWeek> usual_week(const OpeningHours& hours);

/// The answer to: open now? until when? else when next?
struct OpeningState {
    enum class Kind { unknown, open, closed };

    Kind kind = Kind::unknown;
    std::optional<base::CivilTime> until;  ///< when open; none: does not close for a week at least
    std::optional<base::CivilTime> next;   ///< when closed; none: not in the coming year
    std::string texte;                     ///< words of today's rule: "sur rendez-vous"
};

OpeningState opening_state(const OpeningHours& hours, const base::CivilTime& now);

/// The same from the text; unknown when it is empty or not understood.
OpeningState opening_state(std::string_view hours, const base::CivilTime& now);

}  // namespace content
