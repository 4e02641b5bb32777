#include "kiosk/domain/plage.h"

#include "kiosk/domain/creneau.h"
#include "kiosk/domain/motif.h"
#include "tests/support/catch.h"

using namespace std::chrono;
using namespace std::chrono_literals;
using base::Date;
using domain::Plage;
using domain::Quanta;
using domain::Rythme;
using domain::Tranche;

namespace {

constexpr std::int64_t kAgenda = 7;

/// Mondays and Thursdays of every other week, 9 h to 12 h, from Monday 5 January 2026.
Plage fortnightly() {
    return {kAgenda,
            "lieu-a",
            {"m"},
            2026y / 1 / 5,
            9h,
            12h,
            {Rythme::hebdomadaire, 2, {true, false, false, true, false, false, false}, {}}};
}

std::vector<Date> days_of(const Plage& plage, Date from, Date to) {
    std::vector<Date> found;
    for (auto day = sys_days{from}; day <= sys_days{to}; day += days{1}) {
        if (happens_on(plage, Date{day})) found.emplace_back(day);
    }
    return found;
}

Tranche tranche(Date day, minutes start, minutes end, std::int64_t agenda = kAgenda) {
    return {agenda, domain::quantum_from(base::from_paris({day, start})),
            domain::quantum_from(base::from_paris({day, end}))};
}

}  // namespace

TEST_CASE("a plage comes back on its days of every n-th week", "[domain][plage]") {
    auto plage = fortnightly();
    CHECK(days_of(plage, 2025y / 12 / 1, 2026y / 2 / 3) ==
          std::vector<Date>{2026y / 1 / 5, 2026y / 1 / 8, 2026y / 1 / 19, 2026y / 1 / 22,
                            2026y / 2 / 2});
    SECTION("counted from the week of its first day, whatever that day is") {
        plage.premier_jour = 2026y / 1 / 7;
        CHECK(days_of(plage, 2026y / 1 / 1, 2026y / 1 / 21) ==
              std::vector<Date>{2026y / 1 / 8, 2026y / 1 / 19});
    }
    SECTION("up to its last day, included") {
        plage.recurrence.fin = 2026y / 1 / 19;
        CHECK(days_of(plage, 2026y / 1 / 9, 2026y / 3 / 1) == std::vector<Date>{2026y / 1 / 19});
    }
}

TEST_CASE("a monthly plage keeps the rank of its weekday", "[domain][plage]") {
    auto plage = fortnightly();
    plage.premier_jour = 2026y / 1 / 13;  // second Tuesday
    plage.recurrence = {Rythme::mensuel, 1, {}, {}};
    CHECK(days_of(plage, 2026y / 1 / 1, 2026y / 4 / 30) ==
          std::vector<Date>{2026y / 1 / 13, 2026y / 2 / 10, 2026y / 3 / 10, 2026y / 4 / 14});
    SECTION("and skips a month that has no fifth one") {
        plage.premier_jour = 2026y / 1 / 29;  // fifth Thursday
        CHECK(days_of(plage, 2026y / 1 / 1, 2026y / 7 / 31) ==
              std::vector<Date>{2026y / 1 / 29, 2026y / 4 / 30, 2026y / 7 / 30});
    }
}

TEST_CASE("a plage that happens once happens on its day only", "[domain][plage]") {
    auto plage = fortnightly();
    plage.recurrence = {};
    CHECK(days_of(plage, 2025y / 1 / 1, 2027y / 1 / 1) == std::vector<Date>{2026y / 1 / 5});
}

TEST_CASE("a plage that makes no sense is refused", "[domain][plage]") {
    REQUIRE(check_plage(fortnightly()));
    auto plage = fortnightly();
    SECTION("ends before it begins") {
        plage.fin = plage.debut;
    }
    SECTION("ends after its day") {
        plage.fin = 1441min;
    }
    SECTION("comes back on no day") {
        plage.recurrence.jours = {};
    }
    SECTION("comes back every zero week") {
        plage.recurrence.intervalle = 0;
    }
    SECTION("stops before it starts") {
        plage.recurrence.fin = 2026y / 1 / 4;
    }
    SECTION("begins on 30 February") {
        plage.premier_jour = 2026y / 2 / 30;
    }
    SECTION("is for nothing") {
        plage.motifs.clear();
    }
    SECTION("is nowhere") {
        plage.lieu.clear();
    }
    CHECK_FALSE(check_plage(plage));
}

TEST_CASE("a plage is closed on public holidays and while its agent is away", "[domain][plage]") {
    const Date monday = 2026y / 1 / 5;
    const auto plage = fortnightly();
    CHECK(open_tranches(plage, {}, monday) == std::vector{tranche(monday, 9h, 12h)});

    SECTION("Easter Monday 2026, which falls on one of its weeks") {
        auto shifted = plage;
        shifted.premier_jour = 2026y / 3 / 23;
        REQUIRE(happens_on(shifted, 2026y / 4 / 6));
        CHECK(open_tranches(shifted, {}, 2026y / 4 / 6).empty());
    }
    SECTION("an absence takes its middle") {
        const std::vector<domain::Absence> away{{kAgenda, {monday, 10h}, {monday, 10h + 32min}}};
        CHECK(open_tranches(plage, away, monday) ==
              std::vector{tranche(monday, 9h, 10h), tranche(monday, 10h + 35min, 12h)});
    }
    SECTION("an absence over several days takes it whole") {
        const std::vector<domain::Absence> away{{kAgenda, {2026y / 1 / 1, 0h}, {monday, 20h}}};
        CHECK(open_tranches(plage, away, monday).empty());
    }
    SECTION("somebody else's absence takes nothing") {
        const std::vector<domain::Absence> away{{8, {monday, 0h}, {monday, 20h}}};
        CHECK(open_tranches(plage, away, monday).size() == 1);
    }
}

TEST_CASE("the days when clocks change are an hour short or long", "[domain][plage]") {
    const auto [day, quanta] = GENERATE(table<Date, int>({
        {2026y / 3 / 28, 288},
        {2026y / 3 / 29, 276},
        {2026y / 10 / 25, 300},
        {2027y / 3 / 28, 276},
        {2027y / 10 / 31, 300},
    }));
    Plage plage{kAgenda, "lieu-a", {"m"}, day, 0h, 24h, {}};
    const auto open = open_tranches(plage, {}, day);
    REQUIRE(open.size() == 1);
    CHECK(length(open[0]) == Quanta{quanta});
}

TEST_CASE("free time is cut into creneaux one after the other", "[domain][creneau]") {
    const Date day = 2026y / 1 / 5;
    const auto creneaux = creneaux_of(tranche(day, 9h, 10h), Quanta{4});
    CHECK(creneaux == std::vector{tranche(day, 9h, 9h + 20min),
                                  tranche(day, 9h + 20min, 9h + 40min),
                                  tranche(day, 9h + 40min, 10h)});
    CHECK(creneaux_of(tranche(day, 9h, 9h + 15min), Quanta{4}).empty());
}

TEST_CASE("what is taken leaves what is around it", "[domain][creneau]") {
    const Date day = 2026y / 1 / 5;
    const auto whole = tranche(day, 9h, 12h);
    CHECK(domain::without(whole, {}) == std::vector{whole});
    CHECK(domain::without(whole, {tranche(day, 11h, 13h), tranche(day, 8h, 9h + 30min),
                                  tranche(day, 9h, 9h + 10min)}) ==
          std::vector{tranche(day, 9h + 30min, 11h)});
    CHECK(domain::without(whole, {tranche(day, 8h, 13h), tranche(day, 10h, 11h)}).empty());
    CHECK(domain::without(whole, {tranche(day, 9h, 12h, 8)}) == std::vector{whole});
}

TEST_CASE("a sensitive motif has no name outside the screen", "[domain][motif]") {
    domain::Motif motif;
    motif.nom = "Protection maternelle";
    CHECK(neutral_label(motif) == "Protection maternelle");
    motif.sensible = true;
    CHECK(neutral_label(motif) == "Rendez-vous");
}

TEST_CASE("the delays of a motif bound when its rdv may begin", "[domain][motif]") {
    domain::Motif motif;
    motif.delai_min = 2h;
    motif.delai_max = days{30};
    const domain::Quantum now{Quanta{6'000'000}};
    CHECK_FALSE(within_delays(motif, now + Quanta{23}, now));
    CHECK(within_delays(motif, now + Quanta{24}, now));
    CHECK(within_delays(motif, now + days{30} + Quanta{0}, now));
    CHECK_FALSE(within_delays(motif, now + days{30} + Quanta{1}, now));
}
