#include "kiosk/domain/rdv.h"

#include "tests/support/catch.h"

#include <algorithm>
#include <vector>

using namespace std::chrono_literals;
using domain::effectue;
using domain::Effectue;
using domain::Fait;
using domain::Rang;
using domain::statut_of;
using domain::StatutRdv;

namespace {

const base::Instant kStart{1'800'000'000s};
constexpr auto kGrace = 15min;

Fait said(StatutRdv statut, Rang rang, std::chrono::minutes at, std::chrono::minutes saisi) {
    return {statut, rang, kStart + at, kStart + saisi,
            std::to_string(static_cast<int>(statut)) + std::to_string(at.count())};
}
Fait agent(StatutRdv statut, std::chrono::minutes at) {
    return said(statut, Rang::agent, at, at);
}
Fait usager(StatutRdv statut, std::chrono::minutes at) {
    return said(statut, Rang::usager, at, at);
}

/// The status, asked of every order of the facts.
StatutRdv of(std::vector<Fait> faits) {
    const auto expected = statut_of(faits, kStart, kGrace);
    std::sort(faits.begin(), faits.end(), [](auto& a, auto& b) { return a.id < b.id; });
    do {
        CHECK(statut_of(faits, kStart, kGrace) == expected);
    } while (std::next_permutation(faits.begin(), faits.end(),
                                   [](auto& a, auto& b) { return a.id < b.id; }));
    return expected;
}

}  // namespace

TEST_CASE("a rdv of which nothing is said is confirmed", "[domain][rdv]") {
    CHECK(of({}) == StatutRdv::confirme);
}

TEST_CASE("what an agent entered last holds", "[domain][rdv]") {
    CHECK(of({agent(StatutRdv::absent, 20min), agent(StatutRdv::honore, 30min)}) ==
          StatutRdv::honore);
    CHECK(of({agent(StatutRdv::honore, 20min), agent(StatutRdv::parti_avant_contact, 30min)}) ==
          StatutRdv::parti_avant_contact);
}

TEST_CASE("absent, and yet arrived in time, is to be verified", "[domain][rdv]") {
    const auto absent = agent(StatutRdv::absent, 20min);
    CHECK(of({absent, usager(StatutRdv::arrive, -5min)}) == StatutRdv::a_verifier);
    CHECK(of({absent, usager(StatutRdv::arrive, 14min)}) == StatutRdv::a_verifier);

    SECTION("but not when the person came too late") {
        CHECK(of({absent, usager(StatutRdv::arrive, 15min)}) == StatutRdv::absent);
    }
    SECTION("until an agent who saw both decides") {
        const auto solved =
            GENERATE(values({StatutRdv::absent, StatutRdv::honore, StatutRdv::annule_service}));
        const auto verified = said(solved, Rang::verification, 20min, 60min);
        CHECK(of({absent, usager(StatutRdv::arrive, -5min), verified}) == solved);
    }
}

TEST_CASE("a cancellation wins over nothing known and over absent, never over received",
          "[domain][rdv]") {
    const auto cancelled = usager(StatutRdv::annule_usager, -60min);
    CHECK(of({cancelled}) == StatutRdv::annule_usager);
    CHECK(of({cancelled, agent(StatutRdv::absent, 20min)}) == StatutRdv::annule_usager);
    CHECK(of({cancelled, agent(StatutRdv::honore, 20min)}) == StatutRdv::honore);
    CHECK(of({usager(StatutRdv::annule_usager, 5min), agent(StatutRdv::absent, 20min)}) ==
          StatutRdv::absent);
}

TEST_CASE("what the hour alone says yields to everybody", "[domain][rdv]") {
    const auto automatic = said(StatutRdv::absent, Rang::automatique, 60min, 60min);
    CHECK(of({automatic}) == StatutRdv::absent);
    CHECK(of({automatic, usager(StatutRdv::arrive, 30min)}) == StatutRdv::arrive);
    CHECK(of({automatic, agent(StatutRdv::honore, 20min)}) == StatutRdv::honore);
}

TEST_CASE("the table A1 counts received against absent and left, and nothing else",
          "[domain][rdv]") {
    const auto [statut, side] = GENERATE(table<StatutRdv, Effectue>({
        {StatutRdv::honore, Effectue::oui},
        {StatutRdv::absent, Effectue::non},
        {StatutRdv::parti_avant_contact, Effectue::non},
        {StatutRdv::confirme, Effectue::a_part},
        {StatutRdv::arrive, Effectue::a_part},
        {StatutRdv::annule_usager, Effectue::a_part},
        {StatutRdv::annule_service, Effectue::a_part},
        {StatutRdv::a_verifier, Effectue::a_part},
    }));
    CHECK(effectue(statut) == side);
}
