#include "kiosk/content/opening_hours.h"

#include "kiosk/base/public_holidays.h"

#include <algorithm>

namespace content {
namespace {

using namespace std::chrono;
using base::CivilTime;
using base::Date;

constexpr days kLookAhead{366};
constexpr days kAlwaysOpenAfter{7};

/// Week number of ISO 8601: week 1 holds the first Thursday of the year.
int iso_week(const Date& date) {
    const sys_days day{date};
    const auto thursday = day - (weekday{day} - Monday) + days{3};
    const auto of_year = year_month_day{thursday}.year();
    return static_cast<int>((thursday - sys_days{of_year / January / 1}).count() / 7) + 1;
}

bool holds(const WeekRange& range, int week) {
    return week >= range.from && week <= range.to && (week - range.from) % range.step == 0;
}

/// Month and day as one number that sorts like the calendar.
unsigned in_year(month m, day d) {
    return static_cast<unsigned>(m) * 32 + static_cast<unsigned>(d);
}

bool holds(const DateRange& range, const Date& date) {
    const auto from = in_year(range.from.month, range.from.day.value_or(day{1}));
    const auto to = in_year(range.to.month, range.to.day.value_or(day{31}));
    const auto at = in_year(date.month(), date.day());
    if (!range.from.year) {
        return from <= to ? from <= at && at <= to : at >= from || at <= to;
    }
    const auto start = std::pair{*range.from.year, from};
    const auto end = std::pair{*range.to.year, to};
    const auto here = std::pair{date.year(), at};
    return start <= here && here <= end;
}

bool holds(const WeekdayRule& rule, const Date& date) {
    if (weekday{sys_days{date}} != rule.weekday) return false;
    if (rule.nth == 0) return true;
    const auto day_number = static_cast<int>(static_cast<unsigned>(date.day()));
    if (rule.nth > 0) return (day_number - 1) / 7 + 1 == rule.nth;
    const year_month_day_last last{date.year() / date.month() / std::chrono::last};
    const auto last_number = static_cast<int>(static_cast<unsigned>(last.day()));
    return (last_number - day_number) / 7 + 1 == -rule.nth;
}

template <class Range, class Value>
bool any_holds(const std::vector<Range>& ranges, const Value& value) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const Range& range) { return holds(range, value); });
}

bool applies(const HoursRule& rule, const Date& date) {
    if (!rule.dates.empty() && !any_holds(rule.dates, date)) return false;
    if (!rule.weeks.empty() && !any_holds(rule.weeks, iso_week(date))) return false;
    if (rule.weekdays.empty() && !rule.public_holidays) return true;
    if (any_holds(rule.weekdays, date)) return true;
    return rule.public_holidays && base::is_public_holiday(date);
}

bool names_holiday(const HoursRule& rule, const Date& date) {
    return rule.public_holidays && base::is_public_holiday(date) && applies(rule, date);
}

/// The rule in force on `date`: the last one that applies, except that mere weekdays do not replace
/// what was said of public holidays; nullptr when none applies.
const HoursRule* rule_on(const OpeningHours& hours, const Date& date) {
    const HoursRule* found = nullptr;
    bool found_names_holiday = false;
    for (const auto& rule : hours.rules) {
        if (!applies(rule, date)) continue;
        const bool names = names_holiday(rule, date);
        if (found_names_holiday && !names && rule.dates.empty()) continue;
        found = &rule;
        found_names_holiday = names;
    }
    return found;
}

/// Minutes on one line of time, so that spans past midnight compare without special cases.
using Line = time_point<system_clock, minutes>;

Line to_line(const CivilTime& civil) {
    return Line{sys_days{civil.date}} + civil.time_of_day;
}

CivilTime to_civil(Line at) {
    const auto day = floor<days>(at);
    return {year_month_day{day}, duration_cast<minutes>(at - day)};
}

struct LineSpan {
    Line from;
    Line to;
};

/// What starts on the day `day`, in order, words-only days giving nothing.
std::vector<LineSpan> line_spans(const OpeningHours& hours, sys_days day) {
    std::vector<LineSpan> on_line;
    for (const auto& span : spans_on(hours, year_month_day{day})) {
        on_line.push_back({Line{day} + span.from, Line{day} + span.to});
    }
    return on_line;
}

/// The end of the opening that holds `at`, if any, among what starts on `day` and the day before.
std::optional<Line> end_of_opening(const OpeningHours& hours, Line at) {
    const auto today = floor<days>(at);
    for (const auto day : {today - days{1}, today}) {
        for (const auto& span : line_spans(hours, day)) {
            if (span.from <= at && at < span.to) return span.to;
        }
    }
    return std::nullopt;
}

std::optional<CivilTime> closing_time(const OpeningHours& hours, Line now) {
    auto end = now;
    while (const auto later = end_of_opening(hours, end)) {
        end = *later;
        if (end - now > kAlwaysOpenAfter) return std::nullopt;
    }
    return to_civil(end);
}

std::optional<CivilTime> next_opening(const OpeningHours& hours, Line now) {
    const auto today = floor<days>(now);
    for (auto day = today; day <= today + kLookAhead; day += days{1}) {
        for (const auto& span : line_spans(hours, day)) {
            if (span.from > now) return to_civil(span.from);
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<TimeSpan> spans_on(const OpeningHours& hours, const base::Date& date) {
    const auto* rule = rule_on(hours, date);
    if (rule == nullptr) return {};
    auto spans = rule->spans;
    std::sort(spans.begin(), spans.end(),
              [](const TimeSpan& a, const TimeSpan& b) { return a.from < b.from; });
    return spans;
}

std::optional<UsualWeek> usual_week(const OpeningHours& hours) {
    using namespace std::chrono_literals;
    UsualWeek week;
    OpeningHours ordinary;
    for (auto rule : hours.rules) {
        const bool is_nth = std::any_of(rule.weekdays.begin(), rule.weekdays.end(),
                                        [](const WeekdayRule& one) { return one.nth != 0; });
        const bool changes = !rule.dates.empty() || !rule.weeks.empty() || is_nth;
        if (changes || rule.state == HoursRule::State::unknown) return std::nullopt;
        const bool only_holidays = rule.public_holidays && rule.weekdays.empty();
        if (only_holidays && rule.state == HoursRule::State::off) week.closed_on_holidays = true;
        if (only_holidays) continue;
        rule.public_holidays = false;
        ordinary.rules.push_back(std::move(rule));
    }
    const base::Date monday{2026y, std::chrono::November, 16d};  // a week without a holiday
    for (std::size_t day = 0; day < week.days.size(); ++day) {
        const std::chrono::days after{static_cast<int>(day)};
        week.days.at(day) = spans_on(ordinary, base::Date{std::chrono::sys_days{monday} + after});
        const auto& spans = week.days.at(day);
        if (!spans.empty() && spans.front() == TimeSpan{0min, 24h}) return std::nullopt;
    }
    return week;
}

OpeningState opening_state(const OpeningHours& hours, const base::CivilTime& now) {
    OpeningState state;
    const auto at = to_line(now);
    const auto* today = rule_on(hours, now.date);
    if (today != nullptr) state.texte = today->texte;
    if (end_of_opening(hours, at)) {
        state.kind = OpeningState::Kind::open;
        state.until = closing_time(hours, at);
    } else if (today == nullptr || today->state != HoursRule::State::unknown) {
        state.kind = OpeningState::Kind::closed;
        state.next = next_opening(hours, at);
    }
    return state;
}

OpeningState opening_state(std::string_view hours, const base::CivilTime& now) {
    const auto parsed = parse_opening_hours(hours);
    return parsed ? opening_state(*parsed, now) : OpeningState{};
}

}  // namespace content
