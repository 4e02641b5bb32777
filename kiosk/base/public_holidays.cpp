#include "kiosk/base/public_holidays.h"

#include <algorithm>
#include <array>

namespace base {
namespace {

using namespace std::chrono;

struct Fixed {
    unsigned month;
    unsigned day;
};

constexpr std::array<Fixed, 8> kFixed{
    {{1, 1}, {5, 1}, {5, 8}, {7, 14}, {8, 15}, {11, 1}, {11, 11}, {12, 25}}};

/// Days after Easter Sunday: Easter Monday, Ascension, Whit Monday.
constexpr std::array<int, 3> kAfterEaster{1, 39, 50};

bool is_fixed(const Date& date, Fixed holiday) {
    return date.month() == month{holiday.month} && date.day() == day{holiday.day};
}

}  // namespace

Date easter_sunday(year y) {
    const int n = static_cast<int>(y);
    const int a = n % 19;
    const int b = n / 100;
    const int c = n % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int month_and_day = h + l - 7 * m + 114;
    return y / (month_and_day / 31) / (month_and_day % 31 + 1);
}

bool is_public_holiday(const Date& date, Holidays where) {
    if (std::any_of(kFixed.begin(), kFixed.end(),
                    [&](Fixed holiday) { return is_fixed(date, holiday); })) {
        return true;
    }
    const auto after_easter = (sys_days{date} - sys_days{easter_sunday(date.year())}).count();
    if (std::any_of(kAfterEaster.begin(), kAfterEaster.end(),
                    [&](int days) { return days == after_easter; })) {
        return true;
    }
    const bool good_friday = after_easter == -2;
    return where == Holidays::alsace_moselle && (good_friday || is_fixed(date, {12, 26}));
}

}  // namespace base
