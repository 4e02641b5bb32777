// What agents' screens of a site are told, from the book of the centre to the disk of a borne.

#include "tests/sync/central/fleet_fixture.h"
#include "tests/sync/central/rdv_fixture.h"

namespace {

using namespace std::chrono_literals;
using domain::RdvDuJour;
using domain::StatutRdv;
using test::BookingCentre;
using test::on_tuesday;
using test::sale;
using test::status_said;
using Sqlite = test::SqliteHarness;
using Postgresql = test::PostgresqlHarness;

const base::Instant kTuesdayNoon = base::from_paris({2026y / 11 / 24, 12h});

domain::CodeRdv code(int n) {
    return {static_cast<std::uint32_t>(n)};
}

/// The same hours, another day.
domain::Tranche later(domain::Tranche tranche, int by_days) {
    const domain::Quanta by{by_days * 288};
    return {tranche.agenda, tranche.start + by, tranche.end + by};
}

template <class Centre>
std::vector<RdvDuJour> told(Centre& centre, base::Instant now = kTuesdayNoon) {
    auto list = centre.agendas.rdv_du_jour("mds-a", now);
    REQUIRE(list);
    return *std::move(list);
}

domain::RdvPris sensitive(int n, const domain::Tranche& tranche) {
    auto sold = sale(n, tranche);
    sold.motif = "pmi";
    return sold;
}

}  // namespace

TEMPLATE_TEST_CASE("agents are told the rdv of their site, today and tomorrow, and no name",
                   "[sync][rdv][accueil]", Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    BookingCentre<TestType> centre;
    centre.say(centre.first,
               {sale(1, on_tuesday(6, 12)), sensitive(2, on_tuesday(0, 6)),
                sale(3, later(on_tuesday(0, 6), 1)), sale(4, later(on_tuesday(0, 6), 2))});
    const auto list = told(centre);
    REQUIRE(list.size() == 3);
    CHECK(list[0] ==
          RdvDuJour{code(2), StatutRdv::confirme, on_tuesday(0, 6).start, "Rendez-vous"});
    CHECK(list[1] ==
          RdvDuJour{code(1), StatutRdv::confirme, on_tuesday(6, 12).start, "Orientation RSA"});
    CHECK(list[2].code == code(3));
    CHECK(centre.agendas.rdv_du_jour("mds-b", kTuesdayNoon)->empty());
}

TEMPLATE_TEST_CASE("of the days before, agents are told what nobody has settled",
                   "[sync][rdv][accueil]", Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    BookingCentre<TestType> centre;
    for (int n = 1; n <= 3; ++n) {
        centre.say(centre.first, {sale(n, on_tuesday(6 * n, 6 * n + 6))});
    }
    centre.say(centre.first, {status_said(1, StatutRdv::honore)});
    // Absent, says an agent of another borne, although the person had arrived.
    centre.say(centre.first, {domain::RdvArrive{code(3)}});
    centre.say(centre.second, {status_said(3, StatutRdv::absent)});
    const auto next_day = told(centre, kTuesdayNoon + 24h);
    REQUIRE(next_day.size() == 2);
    CHECK(next_day[0].code == code(2));
    CHECK(next_day[0].statut == StatutRdv::confirme);
    CHECK(next_day[1].statut == StatutRdv::a_verifier);
    CHECK_FALSE(next_day[1].verifie);
    CHECK(told(centre, kTuesdayNoon + 8 * 24h).empty());

    auto settled = status_said(3, StatutRdv::absent);
    settled.rang = domain::Rang::verification;
    centre.say(centre.second, {settled});
    const auto today = told(centre);
    REQUIRE(today.size() == 3);
    CHECK(today[2].statut == StatutRdv::absent);
    CHECK(today[2].verifie);
}

TEMPLATE_TEST_CASE(
    "a rdv that was left is told as cancelled, and one that was given another time "
    "is not told",
    "[sync][rdv][accueil]", Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    BookingCentre<TestType> centre;
    centre.say(centre.first, {sale(1, on_tuesday(0, 6)), sale(2, on_tuesday(6, 12))});
    centre.say(centre.first, {domain::RdvAnnule{code(1)}});
    centre.in_book([&](auto& book) {
        return central::settle(book, test::hex_id(2), central::Decision::replace);
    });
    const auto list = told(centre);
    REQUIRE(list.size() == 1);
    CHECK(list[0].statut == StatutRdv::annule_usager);
}

TEMPLATE_TEST_CASE("two rdv of one code are both told, so that a person is asked",
                   "[sync][rdv][accueil]", Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    BookingCentre<TestType> centre;
    auto copy = sale(2, on_tuesday(6, 12));
    copy.code = code(1);
    centre.say(centre.first, {sale(1, on_tuesday(0, 6)), copy});
    const auto list = told(centre);
    REQUIRE(list.size() == 2);
    CHECK(list[0].code == list[1].code);
}

TEMPLATE_TEST_CASE("the order that tells them changes with the list, and comes until it is obeyed",
                   "[sync][rdv][accueil]", Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    BookingCentre<TestType> centre;
    const auto order = [&](std::int64_t after) {
        auto given = centre.agendas.rdv_du_jour_order({centre.first, "mds-a", after}, kTuesdayNoon);
        REQUIRE(given);
        return *std::move(given);
    };
    CHECK_FALSE(order(0));
    centre.say(centre.first, {sale(1, on_tuesday(0, 6))});
    const auto first = order(0);
    REQUIRE(first);
    CHECK(order(0)->id == first->id);
    CHECK_FALSE(order(first->id));

    centre.say(centre.first, {status_said(1, StatutRdv::honore)});
    const auto second = order(first->id);
    REQUIRE(second);
    CHECK(second->id > first->id);
    CHECK(second->rdv.front().statut == StatutRdv::honore);

    SECTION("a droit given afterwards has a higher number") {
        REQUIRE(centre.agendas.entrust_all(
            {{centre.first, test::hex_id(9), on_tuesday(6, 12), {"rsa"}}}, kTuesdayNoon));
        const auto droits = centre.agendas.droit_orders(centre.first, second->id, 10);
        REQUIRE(droits);
        CHECK(droits->size() == 1);
    }
    SECTION("a centre put back from a backup tells again") {
        REQUIRE(centre.store->begin_generation(test::kReceived));
        CHECK(order(second->id)->id > second->id);
    }
}

TEMPLATE_TEST_CASE("a correction of the same minute is the last word", "[sync][rdv][accueil]",
                   Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    BookingCentre<TestType> centre;
    std::vector<domain::Event> events{sale(1, on_tuesday(0, 6)), domain::RdvRemis{code(1)}};
    while (events.size() < 8) events.push_back(sale(1, on_tuesday(0, 6)));
    events.push_back(status_said(1, StatutRdv::honore));  // row 9
    events.push_back(status_said(1, StatutRdv::absent));  // row 10
    auto& log = centre.logs[centre.first];
    for (const auto& event : events) {
        auto row = test::row_after(log.empty() ? protocol::LogRow{} : log.back(), event);
        row.wall_ms = test::kReceived;
        protocol::seal_chain(row);
        log.push_back(row);
    }
    test::take(*centre.store, test::arrival(log, centre.first));
    CHECK(centre.count("mds-a", "rdv.rsa.absent") == 1);
    CHECK(centre.count("mds-a", "rdv.rsa.honore") == 0);
}

TEST_CASE("a borne keeps the rdv of its site, and sees its own events in them once told",
          "[sync][rdv][accueil]") {
    test::FleetCentre centre;
    const auto connection = *centre.harness.connect();
    central::SqlAgendaStore agendas{*connection};
    central::Booking booking{agendas};
    test::FleetKiosk kiosk{centre};
    REQUIRE(agendas.replace(test::some_agendas()));
    centre.context.booking = &booking;
    kiosk.orders.store = &kiosk.store();
    const auto append = [&](const domain::Event& event) {
        REQUIRE(kiosk.store().transact([&](domain::StoreTransaction& change) -> Status {
            const auto added = change.append(event);
            return added ? Status{Done{}} : Status{added.error()};
        }));
    };
    const auto kept = [&] {
        std::vector<RdvDuJour> list;
        REQUIRE(kiosk.store().transact([&](domain::StoreTransaction& change) -> Status {
            list = *change.rdv_du_jour();
            return Done{};
        }));
        return list;
    };
    const auto now = centre.clock.now.wall;
    const auto start = domain::quantum_from(now);
    append(sale(1, {1, start, start + domain::Quanta{6}}));
    REQUIRE(kiosk.exchange());
    REQUIRE(kept().size() == 1);
    CHECK(kept().front().statut == StatutRdv::confirme);

    append(domain::RdvStatut{code(1), StatutRdv::honore, domain::Rang::agent, now});
    REQUIRE(kiosk.exchange());
    CHECK(kept().front().statut == StatutRdv::honore);
    kiosk.close();
    kiosk.open();
    CHECK(kept().front().statut == StatutRdv::honore);
}
