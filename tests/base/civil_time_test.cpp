#include "kiosk/base/civil_time.h"

#include "tests/support/catch.h"

using namespace std::chrono;
using namespace std::chrono_literals;
using base::from_paris;
using base::Instant;
using base::to_paris;

TEST_CASE("Paris is two hours ahead from the last Sunday of March to that of October", "[base]") {
    const auto [utc, hour] = GENERATE(table<Instant, int>({
        {sys_days{2026y / 3 / 29} + 0h + 59min, 1},
        {sys_days{2026y / 3 / 29} + 1h, 3},
        {sys_days{2026y / 10 / 25} + 0h + 59min, 2},
        {sys_days{2026y / 10 / 25} + 1h, 2},
        {sys_days{2026y / 11 / 24} + 8h, 9},
    }));
    CHECK(floor<hours>(to_paris(utc).time_of_day).count() == hour);
}

TEST_CASE("a civil time goes to its instant and back", "[base]") {
    const auto civil =
        GENERATE(base::CivilTime{2026y / 7 / 14, 14h + 30min}, base::CivilTime{2026y / 1 / 1, 0min},
                 base::CivilTime{2026y / 10 / 25, 4h});
    CHECK(to_paris(from_paris(civil)) == civil);
}

TEST_CASE("the autumn hour that happens twice is taken the first time", "[base]") {
    CHECK(from_paris({2026y / 10 / 25, 2h + 30min}) == Instant{sys_days{2026y / 10 / 25} + 30min});
}
