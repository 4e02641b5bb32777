#include "kiosk/base/month.h"

#include "tests/support/catch.h"
#include "tests/support/exact_printers.h"

#include <tuple>

using base::Month;
using namespace std::chrono_literals;

TEST_CASE("months are counted across years", "[base][month]") {
    CHECK(Month{2026, 1} - 1 == Month{2025, 12});
    CHECK(Month{2025, 11} + 3 == Month{2026, 2});
    CHECK(Month{2026, 7} - Month{2025, 7} == 12);
    CHECK(Month{2026, 7}.january() == Month{2026, 1});
}

TEST_CASE("age is in completed months and years on the first of the month", "[base][month]") {
    const auto [year, month, months, years] = GENERATE(table<int, int, int, int>({
        {2026, 5, -1, -1},
        {2026, 6, 0, 0},
        {2027, 5, 11, 0},
        {2027, 6, 12, 1},
        {2025, 5, -13, -2},
    }));
    const auto birth = 2026y / 5 / 15;
    CHECK(base::age_in_months(birth, {year, month}) == months);
    CHECK(base::age_in_years(birth, {year, month}) == years);
}

TEST_CASE("somebody born on the first is a month older on the first", "[base][month]") {
    CHECK(base::age_in_months(2000y / 5 / 1, {2001, 5}) == 12);
    CHECK(base::age_in_months(2000y / 5 / 2, {2001, 5}) == 11);
}
