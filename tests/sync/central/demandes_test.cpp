#include "sync/central/cli/demandes.h"

#include "sync/central/rdv/sql_demandes.h"
#include "tests/fakes/fake_clock.h"
#include "tests/sync/central/rdv_fixture.h"

namespace {

using namespace std::chrono_literals;
using Sqlite = test::SqliteHarness;
using Postgresql = test::PostgresqlHarness;

domain::Demande asked(int n, const std::string& motif, base::Date before) {
    return {test::hex_id(n),
            {static_cast<std::uint32_t>(n)},
            motif,
            {{2026y / 11 / 25, false}, {2026y / 11 / 27, true}},
            before};
}

}  // namespace

TEMPLATE_TEST_CASE(
    "the demandes that wait are listed by the day promised, and a sensitive motif has"
    " no name there",
    "[sync][demande]", Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    test::BookingCentre<TestType> centre;
    centre.say(centre.first, {asked(1, "rsa", 2026y / 11 / 27), asked(2, "pmi", 2026y / 11 / 26)});
    centre.say_again(centre.first);
    const auto waiting = central::waiting_demandes(*centre.connection);
    REQUIRE(waiting);
    REQUIRE(waiting->size() == 2);
    CHECK(waiting->at(0).code == domain::CodeRdv{2});
    CHECK(waiting->at(0).motif == "Rendez-vous");
    CHECK(waiting->at(1).motif == "Orientation RSA");
    CHECK(waiting->at(1).demi_journees == "2026-11-25/matin 2026-11-27/apres_midi");
    CHECK(waiting->at(1).reponse_avant == 2026y / 11 / 27);
    CHECK(waiting->at(1).borne == centre.first);
    CHECK_FALSE(waiting->at(1).has_contact);

    CHECK(central::close_demande(*centre.connection, {2}, 5)->seq == waiting->at(0).seq);
    CHECK(central::close_demande(*centre.connection, {2}, 5).error().code == ErrorCode::not_found);
    CHECK(central::waiting_demandes(*centre.connection)->size() == 1);
    CHECK(centre.count("mds-a", "demande") == 2);
    CHECK(centre.store->recount().operator*() == 0);
    CHECK(central::waiting_demandes(*centre.connection)->size() == 1);
}

TEMPLATE_TEST_CASE("a demande that its person takes back by its code waits for nothing more",
                   "[sync][demande]", Sqlite, Postgresql) {
    if (!TestType::is_there()) return;
    test::BookingCentre<TestType> centre;
    SECTION("told after it, by whichever borne") {
        centre.say(centre.first, {asked(1, "rsa", 2026y / 11 / 27)});
        centre.say(centre.second, {domain::RdvAnnule{{1}}});
    }
    SECTION("told before it") {
        centre.say(centre.second, {domain::RdvAnnule{{1}}});
        centre.say(centre.first, {asked(1, "rsa", 2026y / 11 / 27)});
    }
    CHECK(central::waiting_demandes(*centre.connection)->empty());
    CHECK(centre.count("mds-a", "demande") == 1);
    centre.say(centre.first, {asked(2, "rsa", 2026y / 11 / 27)});
    CHECK(central::waiting_demandes(*centre.connection)->size() == 1);
    CHECK(centre.store->recount().operator*() == 0);
}

TEST_CASE("the contact of a demande taken back goes with the next purge", "[sync][demande]") {
    test::BookingCentre<Sqlite> centre;
    centre.say(centre.first, {asked(1, "rsa", 2026y / 11 / 27), asked(2, "rsa", 2026y / 11 / 27)});
    const auto seal = [&](std::int64_t seq) {
        const auto where = std::to_string(centre.first) + ", " + std::to_string(seq);
        return centre.connection->execute(
            "insert into sealed (borne, seq, epoch, blob, recv_ms, kid, expires_ms) values (" +
            where + ", x'00', x'00', 0, '', 1000)");
    };
    const auto waiting = central::waiting_demandes(*centre.connection);
    for (const auto& one : *waiting) REQUIRE(seal(one.seq));
    CHECK(*centre.store->purge_sealed(1) == 0);
    centre.say(centre.first, {domain::RdvAnnule{{1}}});
    CHECK(*centre.store->purge_sealed(1) == 1);
    CHECK(central::waiting_demandes(*centre.connection)->front().has_contact);
}

TEST_CASE("demandes traiter wants a code and a name, and is audited", "[sync][demande]") {
    test::BookingCentre<Sqlite> centre;
    centre.say(centre.first, {asked(1, "rsa", 2026y / 11 / 27)});
    const test::FakeClock clock{base::from_paris({2026y / 11 / 24, 9h})};
    test::FakeRandom random;
    const auto run = [&](std::vector<std::string> words, const std::string& who) {
        central::Arguments arguments{std::move(words), {}};
        if (!who.empty()) arguments.options["--par"] = who;
        return central::run_demandes({arguments, "", *centre.store, clock, random},
                                     *centre.connection);
    };
    const auto code = domain::to_text(domain::CodeRdv{1});
    CHECK(run({"demandes", "lister"}, "") == 0);
    CHECK(run({"demandes"}, "") == 2);
    CHECK(run({"demandes", "traiter", code}, "") == 2);
    CHECK(run({"demandes", "traiter", "7KQ-2M90"}, "une personne") == 2);
    CHECK(run({"demandes", "traiter", code}, "une personne") == 0);
    CHECK(run({"demandes", "traiter", code}, "une personne") == 1);
    const auto noted = centre.connection->prepare(
        "select count(*) from audit where quoi like 'demande_traitee:%'");
    REQUIRE(noted->next_row());
    CHECK(noted->number(0) == 1);
}
