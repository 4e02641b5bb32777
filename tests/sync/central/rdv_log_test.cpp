#include "sync/central/rdv/sql_rdv_log.h"
#include "tests/sync/central/rdv_fixture.h"

namespace {

using domain::StatutRdv;
using test::BookingCentre;
using test::on_tuesday;
using test::sale;
using test::status_said;
using Place = central::RdvTenu::Place;
using Sqlite = test::SqliteHarness;
using Postgresql = test::PostgresqlHarness;

domain::CodeRdv code(int n) {
    return {static_cast<std::uint32_t>(n)};
}

}  // namespace

TEMPLATE_TEST_CASE("what a log says of rendez-vous enters the book once, with its event",
                   "[sync][rdv]", Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    BookingCentre<TestType> centre;
    const auto droit = centre.in_book([&](auto& book) {
        return central::entrust(book, {centre.first, test::hex_id(9), on_tuesday(0, 12), {"rsa"}});
    });
    auto sold = sale(1, on_tuesday(0, 6));
    sold.droit = droit.numero;
    sold.droit_epoch = droit.epoch;

    centre.say(centre.first, {sold});
    CHECK(centre.rdv(1).place == Place::pris);
    CHECK_FALSE(centre.rdv(1).hors_droit);
    CHECK(centre.count("mds-a", "rdv.rsa.confirme") == 1);
    CHECK(centre.count("mds-a", "rdv_pris.borne.hors_ligne") == 1);

    SECTION("sent again, it changes nothing") {
        centre.say_again(centre.first);
        CHECK(centre.count("mds-a", "rdv.rsa.confirme") == 1);
    }
    SECTION("cancelled, its time is its borne's, and given back it is everybody's") {
        centre.say(centre.first, {domain::RdvAnnule{code(1)}});
        CHECK(centre.rdv(1).place == Place::annule);
        CHECK(centre.taken(on_tuesday(0, 12)) == 12);
        centre.say(centre.first, {domain::DroitRendu{droit.numero, on_tuesday(0, 12)}});
        CHECK(centre.taken(on_tuesday(0, 12)) == 0);
        CHECK(centre.count("mds-a", "rdv.rsa.annule_usager") == 1);
        CHECK(centre.count("mds-a", "rdv.rsa.confirme") == 0);
    }
    SECTION("moved, the new time is taken and the old one left, in one event") {
        auto moved = sale(2, on_tuesday(6, 12));
        moved.droit = droit.numero;
        moved.droit_epoch = droit.epoch;
        moved.remplace = code(1);
        centre.say(centre.first, {moved});
        CHECK(centre.rdv(1).place == Place::annule);
        CHECK(centre.rdv(2).place == Place::pris);
        CHECK(centre.count("mds-a", "rdv.rsa.annule_usager") == 1);
        CHECK(centre.count("mds-a", "rdv.rsa.confirme") == 1);
    }
    SECTION("an agent who cancels for the service frees the time as well") {
        centre.say(centre.second, {status_said(1, StatutRdv::annule_service)});
        CHECK(centre.rdv(1).place == Place::annule);
        CHECK(centre.count("mds-a", "rdv.rsa.annule_service") == 1);
    }
    CHECK(centre.store->recount().operator*() == 0);
}

TEMPLATE_TEST_CASE("two rdv for one time are a conflit that names both tickets", "[sync][rdv]",
                   Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    BookingCentre<TestType> centre;
    centre.say(centre.first, {sale(1, on_tuesday(0, 6))});
    centre.say(centre.second, {sale(2, on_tuesday(3, 9))});
    CHECK(centre.rdv(1).place == Place::pris);
    CHECK(centre.rdv(2).place == Place::conflit);
    const auto told = centre.agendas.conflits();
    REQUIRE(told);
    REQUIRE(told->size() == 1);
    CHECK(told->front().rdv.code == code(2));
    REQUIRE(told->front().contre);
    CHECK(told->front().contre->code == code(1));

    centre.say(centre.first, {domain::RdvAnnule{code(1)}});
    CHECK(centre.rdv(2).place == Place::pris);
    CHECK(centre.agendas.conflits()->empty());
    CHECK(centre.store->recount().operator*() == 0);
}

TEMPLATE_TEST_CASE("a borne put back gives up a rdv that it sold: the rdv stands and counts once",
                   "[sync][rdv]", Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    BookingCentre<TestType> centre;
    const auto sold = sale(1, on_tuesday(0, 6));
    const domain::RdvAbandonne given_up{{sold.rdv, sold.code, sold.tranche, sold.motif}};
    SECTION("the sale is told first") {
        centre.say(centre.first, {sold});
        centre.say(centre.first, {given_up});
        CHECK(centre.rdv(1).place == Place::pris);
    }
    SECTION("the abandonment is told first") {
        centre.say(centre.first, {given_up});
        CHECK(centre.rdv(1).place == Place::abandonne);
        CHECK(centre.taken(on_tuesday(0, 6)) == 0);
        CHECK(centre.count("mds-a", "rdv.rsa.confirme") == 0);
        centre.say(centre.first, {sold});
        CHECK(centre.rdv(1).place == Place::pris);
    }
    SECTION("the abandonment is told first, and the time sold again in between") {
        centre.say(centre.first, {given_up});
        centre.say(centre.second, {sale(2, on_tuesday(0, 6))});
        centre.say(centre.first, {sold});
        CHECK(centre.rdv(1).place == Place::conflit);
        const auto told = centre.agendas.conflits();
        REQUIRE(told);
        REQUIRE(told->size() == 1);
        CHECK(told->front().rdv.code == code(1));
        REQUIRE(told->front().contre);
        CHECK(told->front().contre->code == code(2));
        centre.say(centre.second, {domain::RdvAnnule{code(2)}});
        CHECK(centre.rdv(1).place == Place::pris);
    }
    CHECK(centre.rdv(1).vendu);
    CHECK(centre.count("mds-a", "rdv.rsa.confirme") == 1);
    CHECK(centre.store->recount().operator*() == 0);
}

TEMPLATE_TEST_CASE("what became of a rdv does not depend on the order in which it is told",
                   "[sync][rdv]", Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    std::vector<int> order{0, 1, 2, 3};
    do {
        BookingCentre<TestType> centre;
        // Four logs, one fact each: sold, handed over, absent says an agent, but there in time.
        const std::vector<domain::Event> facts{sale(1, on_tuesday(0, 6)), domain::RdvRemis{code(1)},
                                               status_said(1, StatutRdv::absent),
                                               domain::RdvArrive{code(1)}};
        const std::vector<std::int64_t> bornes{centre.first, centre.second,
                                               test::enrolled(*centre.store, "mds-a", 'D'),
                                               test::enrolled(*centre.store, "mds-a", 'E')};
        for (const auto i : order) {
            const auto at = static_cast<std::size_t>(i);
            centre.say(bornes[at], {facts[at]});
        }
        CHECK(centre.count("mds-a", "rdv.rsa.a_verifier") == 1);
        CHECK(centre.number("select sum(n) from ind where indicateur like 'rdv.%'") == 1);
        CHECK(centre.store->recount().operator*() == 0);
    } while (std::is_same_v<TestType, Sqlite> && std::next_permutation(order.begin(), order.end()));
}

TEMPLATE_TEST_CASE(
    "a rdv is counted by its service and status, in the MDS and on the day of its "
    "agenda",
    "[sync][rdv]", Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    using namespace std::chrono_literals;
    BookingCentre<TestType> centre;
    centre.say(centre.second, {sale(1, on_tuesday(0, 6)), domain::RdvRemis{code(1)},
                               status_said(1, StatutRdv::absent), sale(2, on_tuesday(6, 12)),
                               status_said(2, StatutRdv::absent)});
    CHECK(centre.count("mds-a", "rdv.rsa.absent") == 1);
    CHECK(centre.count("mds-a", "rdv.rsa.non_remis") == 1);
    CHECK(centre.count("mds-b", "rdv_pris.borne.en_ligne") == 2);
    const auto on_its_day = centre.store->counts(2026y / 11 / 24, 2026y / 11 / 24);
    CHECK(on_its_day->size() == 2);

    SECTION("who came and left before being received knew of the rdv, with or without its ticket") {
        centre.say(centre.second, {status_said(2, StatutRdv::parti_avant_contact)});
        CHECK(centre.count("mds-a", "rdv.rsa.parti_avant_contact") == 1);
        CHECK(centre.count("mds-a", "rdv.rsa.non_remis") == 0);
    }
    SECTION("a correction is another event, and the last of an agent holds") {
        centre.say(centre.second, {status_said(1, StatutRdv::honore)});
        CHECK(centre.count("mds-a", "rdv.rsa.honore") == 1);
        CHECK(centre.count("mds-a", "rdv.rsa.absent") == 0);
    }
    SECTION("other agendas loaded afterwards do not move what was counted") {
        REQUIRE(centre.agendas.replace({}));
    }
    SECTION("a purge of the events keeps the figures") {
        const auto purged = centre.store->purge(test::kReceived + 1, test::kReceived + 1);
        REQUIRE(purged);
        CHECK(*purged == 5);
        CHECK(centre.count("mds-a", "rdv.rsa.absent") == 1);
        centre.say(centre.second, {status_said(1, StatutRdv::honore)});
        CHECK(centre.count("mds-a", "rdv.rsa.honore") == 1);
        CHECK(centre.count("mds-a", "rdv.rsa.absent") == 0);
    }
    SECTION("what a stolen borne says after the theft counts no more, and its rdv stay") {
        REQUIRE(centre.store->declare_theft(centre.second, test::kNovember22, test::kReceived));
        CHECK(centre.count("mds-a", "rdv.rsa.absent") == 0);
        CHECK(centre.rdv(1).place == Place::pris);
    }
    CHECK(centre.store->recount().operator*() == 0);
}

TEMPLATE_TEST_CASE("a purge takes what is past of rendez-vous, and their counts stay",
                   "[sync][rdv]", Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    using namespace std::chrono_literals;
    BookingCentre<TestType> centre;
    domain::Demande asked;
    asked.demande = test::hex_id(3);
    asked.code = code(3);
    asked.motif = "rsa";
    asked.demi_journees = {{2026y / 11 / 25, false}};
    asked.reponse_avant = 2026y / 11 / 30;
    // 4 clashes with 1; 2 is one week later.
    auto later = on_tuesday(0, 6);
    later.start += domain::Quanta{7 * 288};
    later.end += domain::Quanta{7 * 288};
    centre.say(centre.first,
               {sale(1, on_tuesday(0, 6)), domain::RdvRemis{code(1)}, sale(2, later), asked});
    centre.say(centre.second, {sale(4, on_tuesday(0, 6)), status_said(1, StatutRdv::honore)});
    REQUIRE(centre.number("select count(*) from conflit") > 0);
    const auto thursday = test::kReceived + 3 * 86'400'000;

    REQUIRE(centre.store->purge(thursday, thursday));

    CHECK(centre.number("select count(*) from rdv") == 1);
    CHECK(centre.rdv(2).place == Place::pris);
    CHECK(centre.number("select count(*) from demande") == 0);
    CHECK(centre.number("select count(*) from conflit") == 0);
    CHECK(centre.number("select count(*) from rdv_fait where code <> 2") == 0);
    CHECK(centre.taken(on_tuesday(0, 6)) == 0);
    CHECK(centre.taken(later) == 6);
    CHECK(centre.count("mds-a", "rdv.rsa.honore") == 1);
    CHECK(centre.count("mds-a", "rdv.rsa.confirme") == 2);
    CHECK(centre.store->recount().operator*() == 0);
    centre.say(centre.second, {status_said(2, StatutRdv::honore)});
    CHECK(centre.count("mds-a", "rdv.rsa.honore") == 2);
    CHECK(centre.store->recount().operator*() == 0);
}

TEMPLATE_TEST_CASE("a sale under the id of another rdv is set aside, and the queue goes on",
                   "[sync][rdv]", Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    BookingCentre<TestType> centre;
    centre.say(centre.first, {sale(1, on_tuesday(0, 6))});
    auto other = sale(1, on_tuesday(6, 12));
    other.code = code(7);
    const auto outcome = centre.say(centre.second, {other, sale(2, on_tuesday(12, 18))});
    CHECK(outcome.upto == 2);
    CHECK(outcome.quarantined == 1);
    CHECK(centre.rdv(2).place == Place::pris);
    CHECK(centre.taken(on_tuesday(6, 12)) == 0);
    CHECK(centre.store->recount().operator*() == 0);
    CHECK(centre.store->quarantine_count().operator*() == 1);
}

TEMPLATE_TEST_CASE("a demande is kept once for somebody to answer", "[sync][rdv]", Sqlite,
                   Postgresql) {
    if (!TestType::is_there()) return;
    using namespace std::chrono_literals;
    BookingCentre<TestType> centre;
    const domain::Demande asked{
        test::hex_id(5), code(5), "rsa", {{2026y / 11 / 25, true}}, 2026y / 11 / 30};
    centre.say(centre.first, {asked});
    centre.say(centre.second, {asked});
    CHECK(centre.number("select count(*) from demande") == 1);
    CHECK(centre.count("mds-a", "demande") == 1);
    CHECK(centre.store->recount().operator*() == 0);
}
