#include "kiosk/content/opening_hours_reader.h"

#include <algorithm>

namespace content {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 7> kWeekdays{"Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

void HoursReader::skip_spaces() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
}

bool HoursReader::take(std::string_view token) {
    if (rest_.substr(0, token.size()) != token) return false;
    const bool cuts_a_word =
        is_letter(token.back()) && rest_.size() > token.size() && is_letter(rest_[token.size()]);
    if (cuts_a_word) return false;
    rest_.remove_prefix(token.size());
    skip_spaces();
    return true;
}

std::optional<int> HoursReader::number(int max) {
    std::size_t digits = 0;
    int value = 0;
    while (digits < rest_.size() && digits < 4 && is_digit(rest_[digits])) {
        value = value * 10 + (rest_[digits] - '0');
        ++digits;
    }
    if (digits == 0 || value > max) return std::nullopt;
    if (digits < rest_.size() && is_digit(rest_[digits])) return std::nullopt;
    rest_.remove_prefix(digits);
    skip_spaces();
    return value;
}

std::optional<weekday> HoursReader::weekday() {
    for (std::size_t i = 0; i < kWeekdays.size(); ++i) {
        if (take(kWeekdays[i])) return std::chrono::weekday{static_cast<unsigned>(i)};
    }
    return std::nullopt;
}

std::optional<month> HoursReader::month() {
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
        if (take(kMonths[i])) return std::chrono::month{static_cast<unsigned>(i) + 1};
    }
    return std::nullopt;
}

std::optional<minutes> HoursReader::time() {
    const auto before = rest_;
    const auto hour = number(24);
    if (hour && take(":")) {
        const auto minute = number(59);
        if (minute && (*hour < 24 || *minute == 0)) return hours{*hour} + minutes{*minute};
    }
    rest_ = before;
    return std::nullopt;
}

std::optional<TimeSpan> HoursReader::span() {
    const auto before = rest_;
    const auto from = time();
    if (from && *from < hours{24} && take("-")) {
        auto to = time();
        if (to) {
            if (*to <= *from) *to += hours{24};
            return TimeSpan{*from, *to};
        }
    }
    rest_ = before;
    return std::nullopt;
}

std::optional<std::string> HoursReader::quoted() {
    if (rest_.empty() || rest_.front() != '"') return std::nullopt;
    const auto end = rest_.find('"', 1);
    if (end == std::string_view::npos) return std::nullopt;
    std::string words{rest_.substr(1, end - 1)};
    rest_.remove_prefix(end + 1);
    skip_spaces();
    return words;
}

}  // namespace content
