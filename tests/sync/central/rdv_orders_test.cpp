// Logs of several bornes that speak of the same agenda, heard in any order, in pieces, twice.

#include "tests/sync/central/rdv_fixture.h"

#include <random>

namespace {

using domain::StatutRdv;
using test::on_tuesday;
using Place = central::RdvTenu::Place;
using Sqlite = test::SqliteHarness;
using Postgresql = test::PostgresqlHarness;

constexpr int kBornes = 3;
constexpr int kEvents = 14;

/// What one borne writes: sales that it had the right to and sales that it had not (a copied card,
/// a droit taken back), and what becomes of the rdv of all.
std::vector<domain::Event> any_log(std::mt19937& dice, int borne) {
    const auto below = [&](unsigned n) { return static_cast<int>(dice() % n); };
    std::vector<domain::Event> events;
    for (int i = 0; i < kEvents; ++i) {
        const int n = 1 + borne * kEvents + i;
        const domain::CodeRdv someone{static_cast<std::uint32_t>(1 + below(kBornes * kEvents))};
        const auto start = below(20);
        switch (below(8)) {
            case 0:
                events.emplace_back(domain::RdvAnnule{someone});
                break;
            case 1:
                events.emplace_back(domain::RdvArrive{someone});
                break;
            case 2:
                events.emplace_back(domain::RdvStatut{someone, static_cast<StatutRdv>(2 + below(3)),
                                                      domain::Rang::agent,
                                                      base::Instant{on_tuesday(0, 1).start}});
                break;
            case 3:
                events.emplace_back(domain::RdvRemis{someone});
                break;
            default:
                events.emplace_back(test::sale(n, on_tuesday(start, start + 1 + below(4))));
        }
    }
    return events;
}

struct Heard {
    std::map<std::string, std::int64_t> counts;
    std::string wrong;
};

/// Every rdv sold has its time, or is cancelled, or is a conflict that names what has it.
template <class Centre>
std::string wrong_with(Centre& centre) {
    const auto silent = centre.number(
        "select count(*) from rdv where place = 1 and not exists"
        " (select 1 from conflit where conflit.rdv = rdv.id)");
    if (silent > 0) return "a rdv clashes in silence";
    const auto lost = centre.number(
        "select count(*) from rdv where place = 0 and (select count(*) from occupation"
        " where occupation.rdv = rdv.id) <> fin - debut");
    if (lost > 0) return "a rdv lost its time";
    const auto stray = centre.number(
        "select count(*) from occupation where rdv <> '' and not exists"
        " (select 1 from rdv where rdv.id = occupation.rdv and place = 0)");
    return stray > 0 ? "a quantum is of a rdv that does not hold it" : "";
}

template <class Stores>
Heard hear(const std::vector<std::vector<domain::Event>>& logs, unsigned order) {
    test::BookingCentre<Stores> centre;
    std::vector<std::int64_t> bornes{centre.first, centre.second,
                                     test::enrolled(*centre.store, "mds-a", 'D')};
    std::mt19937 dice{order};
    std::vector<std::size_t> said(kBornes, 0);
    for (int left = kBornes * kEvents; left > 0;) {
        const auto which = dice() % kBornes;
        auto& at = said.at(which);
        const auto& log = logs.at(which);
        const auto take = std::min<std::size_t>(1 + dice() % 4, log.size() - at);
        if (take == 0) continue;
        const auto from = log.begin() + static_cast<std::ptrdiff_t>(at);
        centre.say(bornes.at(which), {from, from + static_cast<std::ptrdiff_t>(take)});
        if (dice() % 3 == 0) centre.say_again(bornes.at(which));
        at += take;
        left -= static_cast<int>(take);
    }
    Heard heard;
    heard.wrong = wrong_with(centre);
    using namespace std::chrono_literals;
    const auto counts = centre.store->counts(2020y / 1 / 1, 2040y / 1 / 1);
    for (const auto& one : *counts) heard.counts[one.mds + " " + one.indicateur] += one.n;
    if (centre.store->recount().operator*() != 0) heard.wrong = "counting again differs";
    return heard;
}

template <class Stores>
void check_orders(unsigned runs) {
    for (unsigned seed = 1; seed <= runs; ++seed) {
        CAPTURE(seed);
        std::mt19937 dice{seed};
        std::vector<std::vector<domain::Event>> logs;
        for (int borne = 0; borne < kBornes; ++borne) logs.push_back(any_log(dice, borne));
        const auto first = hear<Stores>(logs, seed);
        CHECK(first.wrong.empty());
        const auto other = hear<Stores>(logs, seed + 1000);
        CHECK(other.wrong.empty());
        CHECK(first.counts == other.counts);
    }
}

}  // namespace

TEST_CASE(
    "in whatever order bornes are heard, no rdv is lost nor clashes in silence, and the "
    "counts are the same",
    "[sync][rdv]") {
    check_orders<Sqlite>(10);
    if (Postgresql::is_there()) check_orders<Postgresql>(1);
}
