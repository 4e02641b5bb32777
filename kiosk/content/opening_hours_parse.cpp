#include "kiosk/content/opening_hours_reader.h"

namespace content {
namespace {

using namespace std::chrono;

constexpr int kLastWeek = 53;

std::optional<DateRange::Bound> read_bound(HoursReader& reader) {
    DateRange::Bound bound{std::nullopt, January, std::nullopt};
    if (const auto year_number = reader.number(2999)) {
        if (*year_number < 2000) return std::nullopt;
        bound.year = year{*year_number};
    }
    const auto month_name = reader.month();
    if (!month_name) return std::nullopt;
    bound.month = *month_name;
    if (const auto day_number = reader.number(31)) {
        bound.day = day{static_cast<unsigned>(*day_number)};
        // 2000 is a leap year: Feb 29 is a day, Feb 30 never is.
        const auto in_year = bound.year.value_or(year{2000});
        if (!(in_year / bound.month / *bound.day).ok()) return std::nullopt;
    }
    return bound;
}

std::optional<DateRange> read_date_range(HoursReader& reader) {
    const auto from = read_bound(reader);
    if (!from) return std::nullopt;
    if (!reader.take("-")) return DateRange{*from, *from};
    auto before_day = reader;
    if (const auto to = read_bound(reader)) {
        if (from->year.has_value() != to->year.has_value()) return std::nullopt;
        return DateRange{*from, *to};
    }
    reader = before_day;
    const auto to_day = reader.number(31);  // "Aug 01-15"
    if (!to_day || !from->day) return std::nullopt;
    auto to = *from;
    to.day = day{static_cast<unsigned>(*to_day)};
    if (*to.day < *from->day || !(year{2000} / to.month / *to.day).ok()) return std::nullopt;
    return DateRange{*from, to};
}

std::optional<WeekRange> read_week_range(HoursReader& reader) {
    const auto from = reader.number(kLastWeek);
    if (!from || *from == 0) return std::nullopt;
    if (!reader.take("-")) return WeekRange{*from, *from, 1};
    const auto to = reader.number(kLastWeek);
    if (!to || *to < *from) return std::nullopt;
    if (!reader.take("/")) return WeekRange{*from, *to, 1};
    const auto step = reader.number(kLastWeek);
    if (!step || *step == 0) return std::nullopt;
    return WeekRange{*from, *to, *step};
}

/// "[1,3]", "[-1]", "[1-2]" after a weekday.
bool read_nths(HoursReader& reader, weekday which, HoursRule& rule) {
    do {
        const int sign = reader.take("-") ? -1 : 1;
        const auto from = reader.number(5);
        if (!from || *from == 0) return false;
        int to = *from;
        if (sign > 0 && reader.take("-")) {
            const auto last = reader.number(5);
            if (!last || *last < *from) return false;
            to = *last;
        }
        for (int nth = *from; nth <= to; ++nth) rule.weekdays.push_back({which, sign * nth});
    } while (reader.take(","));
    return reader.take("]");
}

bool read_weekday_range(HoursReader& reader, HoursRule& rule) {
    if (reader.take("PH")) {
        rule.public_holidays = true;
        return true;
    }
    const auto from = reader.weekday();
    if (!from) return false;
    if (reader.take("[")) return read_nths(reader, *from, rule);
    auto to = from;
    if (reader.take("-")) {
        to = reader.weekday();
        if (!to) return false;
    }
    const auto last = (*to - *from).count();
    for (int i = 0; i <= last; ++i) rule.weekdays.push_back({*from + days{i}, 0});
    return true;
}

/// Reads `item,item…` with `read_item`, which fills the rule and tells whether it read one.
template <class ReadItem>
bool read_list(HoursReader& reader, ReadItem read_item) {
    do {
        if (!read_item()) return false;
    } while (reader.take(","));
    return true;
}

bool read_dates(HoursReader& reader, HoursRule& rule) {
    auto ahead = reader;
    if (!read_bound(ahead)) return true;
    return read_list(reader, [&] {
        const auto range = read_date_range(reader);
        if (range) rule.dates.push_back(*range);
        return range.has_value();
    });
}

bool read_weeks(HoursReader& reader, HoursRule& rule) {
    if (!reader.take("week")) return true;
    return read_list(reader, [&] {
        const auto range = read_week_range(reader);
        if (range) rule.weeks.push_back(*range);
        return range.has_value();
    });
}

bool read_weekdays(HoursReader& reader, HoursRule& rule) {
    auto ahead = reader;
    if (!ahead.take("PH") && !ahead.weekday()) return true;
    return read_list(reader, [&] { return read_weekday_range(reader, rule); });
}

/// The end of a rule: hours, "off", or words alone, which tell nothing of when it is open.
bool read_state(HoursReader& reader, HoursRule& rule) {
    if (reader.take("off") || reader.take("closed")) {
        rule.state = HoursRule::State::off;
    } else if (const auto first = reader.span()) {
        rule.spans.push_back(*first);
        while (reader.take(",")) {
            const auto more = reader.span();
            if (!more) return false;
            rule.spans.push_back(*more);
        }
    } else {
        rule.state = HoursRule::State::unknown;
    }
    if (const auto words = reader.quoted()) rule.texte = *words;
    return rule.state != HoursRule::State::unknown || !rule.texte.empty();
}

bool read_rule(HoursReader& reader, HoursRule& rule) {
    if (reader.take("24/7")) {
        rule.spans.push_back({minutes{0}, hours{24}});
        if (const auto words = reader.quoted()) rule.texte = *words;
        return true;
    }
    return read_dates(reader, rule) && read_weeks(reader, rule) && read_weekdays(reader, rule) &&
           read_state(reader, rule);
}

}  // namespace

Result<OpeningHours> parse_opening_hours(std::string_view text) {
    const auto not_understood =
        fail(ErrorCode::invalid_input, "horaires incompris : " + std::string{text});
    HoursReader reader{text};
    OpeningHours hours;
    while (!reader.at_end()) {
        HoursRule rule;
        if (!read_rule(reader, rule)) return not_understood;
        hours.rules.push_back(std::move(rule));
        if (!reader.at_end() && !reader.take(";")) return not_understood;
    }
    if (hours.rules.empty()) return not_understood;
    return hours;
}

}  // namespace content
