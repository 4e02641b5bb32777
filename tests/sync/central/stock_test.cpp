#include "sync/central/rdv/stock.h"

#include "tests/support/catch.h"

using namespace std::chrono_literals;
using central::choose_stock;
using central::daily_quota;
using domain::Quanta;
using domain::Tranche;

namespace {

/// On 5 January 2026, at that hour of Paris, for 20 minutes.
Tranche creneau(std::int64_t agenda, std::chrono::minutes hour) {
    using namespace std::chrono;
    const auto start = domain::quantum_from(base::from_paris({2026y / 1 / 5, hour}));
    return {agenda, start, start + Quanta{4}};
}

}  // namespace

TEST_CASE("a borne holds what it sells through an outage, and a third more", "[sync][stock]") {
    // Five rdv a day, five days cut off, over fifteen days: 5 × 5 ÷ 15 × 1.3 = 2.17.
    CHECK(daily_quota({50, 10, 5, 15}, 40) == 3);
    CHECK(daily_quota({50, 10, 3, 15}, 40) == 2);
    CHECK(daily_quota({0, 10, 5, 15}, 40) == 1);
}

TEST_CASE("bornes hold 15 % of a day at most, and one rdv at least where there is room",
          "[sync][stock]") {
    CHECK(daily_quota({500, 10, 5, 15}, 40) == 6);
    CHECK(daily_quota({500, 10, 5, 15}, 3) == 1);
    CHECK(daily_quota({500, 10, 5, 15}, 0) == 0);
}

TEST_CASE("sensitive and follow-up motifs are not entrusted", "[sync][stock]") {
    domain::Motif motif;
    motif.sur_borne = true;
    CHECK(central::may_be_entrusted(motif));
    motif.places = 8;
    CHECK(central::may_be_entrusted(motif));
    SECTION("sensitive") {
        motif.sensible = true;
    }
    SECTION("follow-up") {
        motif.suivi = true;
    }
    SECTION("not on a borne") {
        motif.sur_borne = false;
    }
    CHECK_FALSE(central::may_be_entrusted(motif));
}

TEST_CASE("the stock is spread over the halves of the day, then over agendas", "[sync][stock]") {
    const std::vector<Tranche> free{creneau(1, 9h),  creneau(1, 9h + 20min),  creneau(2, 9h),
                                    creneau(2, 14h), creneau(2, 14h + 20min), creneau(1, 15h)};
    CHECK(choose_stock(free, 0).empty());
    CHECK(choose_stock(free, 2) == std::vector{creneau(1, 9h), creneau(1, 15h)});
    CHECK(choose_stock(free, 4) ==
          std::vector{creneau(1, 9h), creneau(2, 9h), creneau(2, 14h), creneau(1, 15h)});
    CHECK(choose_stock(free, 9).size() == 6);
}
