// Booking while somebody waits: POST /v1/book.

#include "sync/central/rdv/hors_plage.h"
#include "sync/central/web/booking.h"
#include "tests/fakes/fake_clock.h"
#include "tests/sync/central/rdv_fixture.h"

namespace {

using namespace std::chrono_literals;
using protocol::BookResult;
using test::on_tuesday;
using Sqlite = test::SqliteHarness;
using Postgresql = test::PostgresqlHarness;

template <class Stores>
struct Online {
    test::BookingCentre<Stores> centre;
    test::FakeRandom random;
    test::FakeClock clock{base::Instant{std::chrono::milliseconds{test::kReceived}}};
    central::Booking booking{centre.agendas};
    central::Context context{*centre.store, clock, random, "71", test::kCentre};
    int asked = 0;

    Online() { context.booking = &booking; }

    platform::HttpResponse post(std::int64_t borne, const protocol::BookAsk& ask,
                                const protocol::SignKey& key = test::kDevice.sign) {
        protocol::BookQuestion question{"71", borne, {}, ask};
        question.nonce[0] = static_cast<std::byte>(++asked);
        const auto encoded = protocol::encode_book(question, key);
        last_id = encoded.id;
        return central::serve_book(context, encoded.body);
    }
    protocol::BookAnswer ask(std::int64_t borne, const protocol::BookAsk& what) {
        const auto response = post(borne, what);
        REQUIRE(response.status == 200);
        const auto answer = protocol::decode_book_answer(response.body, test::kCentre.verify);
        REQUIRE(answer);
        CHECK(answer->re == last_id);
        CHECK(answer->kiosk == borne);
        return *answer;
    }
    std::string last_id;
};

protocol::AskBooking booking(int n, const domain::Tranche& tranche) {
    return {test::hex_id(n), {static_cast<std::uint32_t>(n)}, tranche, "rsa", {}};
}

}  // namespace

TEMPLATE_TEST_CASE("a borne that asks takes a free time of the centre, once", "[sync][book]",
                   Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    Online<TestType> online;
    const auto first = online.centre.first;
    const auto second = online.centre.second;
    CHECK(online.ask(first, booking(1, on_tuesday(0, 6))).result == BookResult::fait);
    CHECK(online.centre.rdv(1).place == central::RdvTenu::Place::pris);

    SECTION("asked again, as after an answer that was lost, it is the same rdv") {
        CHECK(online.ask(first, booking(1, on_tuesday(0, 6))).result == BookResult::fait);
        CHECK(online.centre.number("select count(*) from rdv") == 1);
        CHECK(online.centre.number("select count(*) from occupation") == 6);
    }
    SECTION("another borne does not get that time, nor a part of it, nor the same id") {
        CHECK(online.ask(second, booking(2, on_tuesday(0, 6))).result == BookResult::pas_libre);
        CHECK(online.ask(second, booking(2, on_tuesday(3, 9))).result == BookResult::pas_libre);
        CHECK(online.ask(second, booking(1, on_tuesday(0, 6))).result == BookResult::pas_libre);
        CHECK(online.centre.number("select count(*) from rdv") == 1);
    }
    SECTION("cancelled by its code, its time is free for who comes") {
        CHECK(online.ask(second, protocol::AskCancel{{1}}).result == BookResult::fait);
        CHECK(online.ask(second, protocol::AskCancel{{1}}).result == BookResult::fait);
        CHECK(online.ask(second, booking(2, on_tuesday(0, 6))).result == BookResult::fait);
        CHECK(online.ask(first, booking(1, on_tuesday(0, 6))).result == BookResult::annule);
    }
    SECTION("moved, it has the new time and leaves the old one together") {
        auto moved = booking(2, on_tuesday(6, 12));
        moved.remplace = domain::CodeRdv{1};
        CHECK(online.ask(first, moved).result == BookResult::fait);
        CHECK(online.centre.taken(on_tuesday(0, 6)) == 0);
        CHECK(online.centre.taken(on_tuesday(6, 12)) == 6);
    }
    SECTION("a move to a time that is taken leaves the rdv where it was") {
        REQUIRE(online.ask(second, booking(2, on_tuesday(6, 12))).result == BookResult::fait);
        auto moved = booking(3, on_tuesday(6, 12));
        moved.remplace = domain::CodeRdv{1};
        CHECK(online.ask(first, moved).result == BookResult::pas_libre);
        CHECK(online.centre.rdv(1).place == central::RdvTenu::Place::pris);
    }
    SECTION("its sale told in the log is the same rdv") {
        online.centre.say(first, {test::sale(1, on_tuesday(0, 6))});
        CHECK(online.centre.number("select count(*) from rdv") == 1);
        CHECK(online.centre.number("select count(*) from conflit") == 0);
        CHECK(online.centre.count("mds-a", "rdv.rsa.confirme") == 1);
    }
}

TEMPLATE_TEST_CASE("only what is open and free to that motif is sold online", "[sync][book]",
                   Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    Online<TestType> online;
    const auto first = online.centre.first;
    const auto result = [&](const protocol::BookAsk& ask) { return online.ask(first, ask).result; };
    CHECK(result(booking(1, on_tuesday(1, 7))) == BookResult::pas_libre);    // between two creneaux
    CHECK(result(booking(1, on_tuesday(36, 42))) == BookResult::pas_libre);  // after 12 h
    CHECK(result(booking(1, on_tuesday(0, 12))) == BookResult::pas_libre);   // too long
    CHECK(result(booking(1, on_tuesday(0, 6, 9))) == BookResult::pas_libre);  // no such agenda
    auto unknown = booking(1, on_tuesday(0, 6));
    unknown.motif = "chant";
    CHECK(result(unknown) == BookResult::pas_libre);
    const auto droit = online.centre.in_book([&](auto& book) {
        return central::entrust(book,
                                {online.centre.second, test::hex_id(9), on_tuesday(0, 6), {"rsa"}});
    });
    CHECK(droit.numero > 0);
    CHECK(result(booking(1, on_tuesday(0, 6))) == BookResult::pas_libre);  // a borne's to sell
    CHECK(result(booking(1, on_tuesday(0, 6, 2))) == BookResult::fait);
    CHECK(online.centre.number("select count(*) from rdv") == 1);
}

TEMPLATE_TEST_CASE("a demande is taken back online by its code", "[sync][book]", Sqlite,
                   Postgresql) {
    if (!TestType::is_there()) return;
    Online<TestType> online;
    const domain::Demande asked{test::hex_id(7), {7}, "rsa", {}, 2026y / 11 / 27};
    online.centre.say(online.centre.first, {asked});
    CHECK(online.ask(online.centre.second, protocol::AskCancel{{7}}).result == BookResult::fait);
    CHECK(online.centre.number("select count(*) from demande where annulee = 1") == 1);
    CHECK(online.centre.number("select count(*) from annulation_attendue") == 0);
}

TEMPLATE_TEST_CASE("a cancellation that comes before its booking holds", "[sync][book]", Sqlite,
                   Postgresql) {
    if (!TestType::is_there()) return;
    Online<TestType> online;
    const auto first = online.centre.first;
    CHECK(online.ask(first, protocol::AskCancel{{1}}).result == BookResult::inconnu);
    CHECK(online.ask(first, booking(1, on_tuesday(0, 6))).result == BookResult::pas_libre);
    CHECK(online.centre.taken(on_tuesday(0, 6)) == 0);
}

TEMPLATE_TEST_CASE("a borne is told what can be taken, one day at a time", "[sync][book]", Sqlite,
                   Postgresql) {
    if (!TestType::is_there()) return;
    Online<TestType> online;
    const auto first = online.centre.first;
    const auto motifs = online.ask(first, protocol::AskMotifs{}).motifs;
    REQUIRE(motifs.size() == 2);
    CHECK(motifs[0].sensible);
    CHECK(motifs[1].apporter == "Une pièce d'identité");
    const auto offers =
        online.ask(first, protocol::AskOffers{"rsa", {"mds-a"}, 2026y / 11 / 24}).offres;
    REQUIRE(offers.size() == 12);
    CHECK(offers.front().tranche == on_tuesday(0, 6));
    CHECK(offers.front().lieu == "mds-a");
    const auto none = online.ask(first, protocol::AskOffers{"chant", {}, {}});
    CHECK(none.result == BookResult::inconnu);
}

TEST_CASE("nobody books for a borne, nor a borne that is out of service", "[sync][book]") {
    Online<Sqlite> online;
    const auto first = online.centre.first;
    const auto wanted = booking(1, on_tuesday(0, 6));
    CHECK(online.post(first, wanted, test::kStranger.sign).status == 403);
    CHECK(online.post(99, wanted).status == 403);
    CHECK(central::serve_book(online.context, "bonjour\n").status == 400);
    REQUIRE(online.centre.store->revoke(first, test::kReceived));
    CHECK(online.post(first, wanted).status == 403);
    online.context.booking = nullptr;
    CHECK(online.post(first, wanted).status == 404);
    CHECK(online.centre.number("select count(*) from rdv") == 0);
}

TEST_CASE("after a backup was put back the centre books nothing until its bornes have spoken",
          "[sync][book]") {
    Online<Sqlite> online;
    REQUIRE(online.centre.store->begin_generation(test::kReceived));
    const auto answer = online.ask(online.centre.first, booking(1, on_tuesday(0, 6)));
    CHECK(answer.result == BookResult::en_attente);
}

TEST_CASE("a question and its answer are read back as they were written", "[sync][book]") {
    const std::vector<protocol::BookAsk> asks{
        protocol::AskMotifs{},
        protocol::AskOffers{"rsa", {"a", "b"}, 2026y / 1 / 2},
        protocol::AskOffers{"rsa", {}, {}, domain::Secteur{"mds-a", {1, 2}}},
        booking(3, on_tuesday(0, 6)),
        protocol::AskCancel{{7}},
        protocol::AskSecteur{{"71270", "12 bis rue Carnot", ""}},
        protocol::AskSecteur{{"71270", "", "rsa"}}};
    for (const auto& ask : asks) {
        const protocol::BookQuestion question{"71", 12, {std::byte{7}}, ask};
        const auto encoded = protocol::encode_book(question, test::kDevice.sign);
        const auto read = protocol::read_book(encoded.body);
        REQUIRE(read);
        CHECK(read->question == question);
        CHECK(read->id == encoded.id);
        CHECK(read->is_asked_by(test::kDevice.verify));
        CHECK_FALSE(read->is_asked_by(test::kStranger.verify));
    }
    auto motifs = test::some_agendas().motifs;
    using Sorte = domain::ReponseDeSecteur::Sorte;
    const auto secteur = GENERATE(
        std::optional<domain::ReponseDeSecteur>{},
        domain::ReponseDeSecteur{Sorte::trouve, {"mds-a", {2}}, true},
        domain::ReponseDeSecteur{Sorte::demander_voie, {}, false, {"mds-a"}, {"Rue A", "Place A"}});
    const protocol::BookAnswer answer{
        12, "re", BookResult::pas_libre, {{on_tuesday(0, 6), "mds-a"}}, motifs, secteur};
    const auto line = protocol::encode_book_answer(answer, test::kCentre.sign);
    const auto read = protocol::decode_book_answer(line, test::kCentre.verify);
    REQUIRE(read);
    CHECK(*read == answer);
    CHECK(protocol::decode_book_answer(line, test::kStranger.verify).error().code ==
          ErrorCode::corrupt);
}

TEMPLATE_TEST_CASE("an address decides which MDS and agendas a motif offers", "[sync][secteur]",
                   Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    Online<TestType> online;
    const auto first = online.centre.first;
    domain::RegleDeSecteur even;
    even.code_insee = "71270";
    even.nom_voie = "Rue Carnot";
    even.cote = domain::Cote::pair;
    even.secteur = {"mds-a", {2}};
    auto odd = even;
    odd.cote = domain::Cote::impair;
    odd.debut = {3, 0};
    odd.fin = {7, 2};
    odd.motifs = {"rsa", "pmi"};
    odd.secteur = {"mds-b", {}};
    REQUIRE(online.centre.agendas.replace_secteurs({even, odd}));
    CHECK(*online.centre.agendas.secteurs() == std::vector{even, odd});

    const auto asked = online.ask(first, protocol::AskSecteur{{"71270", "4 r. carnot", ""}});
    REQUIRE(asked.secteur);
    CHECK(asked.secteur->secteur == domain::Secteur{"mds-a", {2}});
    const auto offers = [&](const domain::Secteur& secteur) {
        return online.ask(first, protocol::AskOffers{"rsa", {}, 2026y / 11 / 24, secteur}).offres;
    };
    const auto found = offers(asked.secteur->secteur);
    REQUIRE_FALSE(found.empty());
    for (const auto& one : found) CHECK(one.tranche.agenda == 2);
    CHECK(offers({"mds-a", {}}).size() == 2 * found.size());
    CHECK(offers({"mds-b", {}}).empty());
    CHECK(offers({"mds-b", {2}}).empty());

    REQUIRE(online.centre.agendas.replace_secteurs({}));
    const auto none = online.ask(first, protocol::AskSecteur{{"71270", "4 rue Carnot", ""}});
    CHECK(none.secteur->sorte == domain::ReponseDeSecteur::Sorte::voir_accueil);
}

TEMPLATE_TEST_CASE("a plage cut by an absence after a sale gives a clear answer and loses no rdv",
                   "[sync][book]", Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    Online<TestType> online;
    const auto first = online.centre.first;
    const auto result = [&](const protocol::BookAsk& ask) { return online.ask(first, ask).result; };
    REQUIRE(result(booking(1, on_tuesday(0, 6))) == BookResult::fait);
    const auto droit = online.centre.in_book([&](auto& book) {
        return central::entrust(book, {first, test::hex_id(9), on_tuesday(6, 12), {"rsa"}});
    });
    auto away = test::some_agendas();
    away.absences.push_back({1, {2026y / 11 / 24, 0h}, {2026y / 11 / 25, 0h}});
    REQUIRE(online.centre.agendas.replace(away));

    // The agent is away: that time is offered to nobody more, and the rdv there stays.
    CHECK(result(booking(3, on_tuesday(12, 18))) == BookResult::pas_libre);
    CHECK(online.centre.rdv(1).place == central::RdvTenu::Place::pris);
    const auto told = central::hors_plage(online.centre.agendas, online.clock.now.wall);
    REQUIRE(told->size() == 1);
    CHECK(told->front().id == test::hex_id(1));

    SECTION("asked again, it is still the same rdv") {
        CHECK(result(booking(1, on_tuesday(0, 6))) == BookResult::fait);
    }
    SECTION("its holder can move it, or cancel it") {
        auto moved = booking(4, on_tuesday(0, 6, 2));
        moved.remplace = domain::CodeRdv{1};
        CHECK(result(moved) == BookResult::fait);
        CHECK(central::hors_plage(online.centre.agendas, online.clock.now.wall)->empty());
        CHECK(result(protocol::AskCancel{{4}}) == BookResult::fait);
    }
    SECTION("a borne cut off that sold such time is believed: its ticket is out") {
        auto sold = test::sale(5, on_tuesday(6, 12));
        sold.droit = droit.numero;
        sold.droit_epoch = droit.epoch;
        online.centre.say(first, {sold});
        CHECK(online.centre.rdv(5).place == central::RdvTenu::Place::pris);
        CHECK(central::hors_plage(online.centre.agendas, online.clock.now.wall)->size() == 2);
        CHECK(online.centre.number("select count(*) from conflit") == 0);
    }
}

TEST_CASE("nothing is sold on a public holiday, whatever the year", "[sync][book]") {
    Online<Sqlite> online;
    const auto offered = [&](const base::Date& day) {
        const auto nine = domain::quantum_from(base::from_paris({day, 9h}));
        online.clock.now.wall = base::Instant{nine - std::chrono::days{3}};
        const domain::Tranche tranche{1, nine, nine + domain::Quanta{6}};
        return *online.booking.recherche.offers("rsa", tranche, online.clock.now.wall);
    };
    CHECK_FALSE(offered(2026y / 12 / 25));
    CHECK_FALSE(offered(2027y / 5 / 17));  // Whit Monday
    CHECK_FALSE(offered(2031y / 4 / 14));  // Easter Monday
    CHECK(offered(2031y / 4 / 15));
}
