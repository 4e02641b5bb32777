#include "kiosk/base/public_holidays.h"

#include "tests/support/catch.h"

using namespace std::chrono;
using base::Date;
using base::Holidays;
using base::is_public_holiday;

TEST_CASE("Easter falls on the Sunday the Church computes", "[base][holidays]") {
    const auto easter = GENERATE(values<Date>(
        {2000y / 4 / 23, 2008y / 3 / 23, 2011y / 4 / 24, 2019y / 4 / 21, 2024y / 3 / 31,
         2025y / 4 / 20, 2026y / 4 / 5, 2027y / 3 / 28, 2038y / 4 / 25, 2100y / 3 / 28}));
    CHECK(base::easter_sunday(easter.year()) == easter);
}

TEST_CASE("France has eleven public holidays a year", "[base][holidays]") {
    std::vector<Date> found;
    for (auto day = sys_days{2026y / 1 / 1}; day < sys_days{2027y / 1 / 1}; day += days{1}) {
        if (is_public_holiday(Date{day})) found.emplace_back(day);
    }
    CHECK(found == std::vector<Date>{2026y / 1 / 1, 2026y / 4 / 6, 2026y / 5 / 1, 2026y / 5 / 8,
                                     2026y / 5 / 14, 2026y / 5 / 25, 2026y / 7 / 14, 2026y / 8 / 15,
                                     2026y / 11 / 1, 2026y / 11 / 11, 2026y / 12 / 25});
}

TEST_CASE("Alsace and Moselle keep Good Friday and the day after Christmas", "[base][holidays]") {
    const auto date = GENERATE(values<Date>({2026y / 4 / 3, 2026y / 12 / 26}));
    CHECK(is_public_holiday(date, Holidays::alsace_moselle));
    CHECK_FALSE(is_public_holiday(date));
}
