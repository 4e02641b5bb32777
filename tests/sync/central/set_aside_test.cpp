// What the centre keeps without counting it: why, and where a human finds it.

#include "sync/central/set_aside.h"

#include "sync/central/cli/commands.h"
#include "sync/central/metrics.h"
#include "sync/central/pages/pages.h"
#include "tests/contract/central_store_contract.h"
#include "tests/fakes/fake_clock.h"
#include "tests/sync/central/stores.h"

namespace {

using namespace std::chrono_literals;
using test::arrival;
using test::enrolled;
using test::kReceived;
using test::part;
using test::take;

using Counts = std::vector<central::SetAsideCount>;

/// Tickets of November 22, one a minute from 08:31 UTC; `at` is the start of the minute of a row.
std::int64_t minute_of(int seq) {
    return test::kNovember22 + 60'000 * seq;
}

central::HomeView view_of(const central::Store& store) {
    const central::Period november{2026y / 11 / 1, 2026y / 11 / 30};
    central::HomeView view{"71", *central::indicators(store, november, "", kReceived),
                           {},   {},
                           {},   *store.set_aside_counts()};
    view.salvaged = *store.salvage_count();
    return view;
}

}  // namespace

TEMPLATE_TEST_CASE("each reason to set an event aside has its name", "[sync][central][quarantaine]",
                   test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    auto store = harness.open();
    const auto borne = enrolled(*store, "mds-a", 'B');
    auto rows = test::log_of(4);
    rows[1].type = "passage_du_futur";
    rows[2].body = R"({"origine":"ticket","ticket":"B1","nom":"quelqu'un"})";
    rows = test::rewritten(std::move(rows), 1);
    take(*store, arrival(rows, borne));
    CHECK(*store->set_aside_counts() == Counts{{"corps_invalide", 1}, {"type_inconnu", 1}});
    CHECK(*store->recount() == 0);

    SECTION("a theft") {
        REQUIRE(store->declare_theft(borne, minute_of(1) - 1, kReceived));
        CHECK(*store->set_aside_counts() == Counts{{"apres_vol", 4}});
        const auto html = central::home_page(view_of(*store));
        CHECK_THAT(html, test::contains("4\u00A0événements mis de côté\u00A0: leur borne était "
                                        "peut-être déjà volée"));
        CHECK_THAT(html, !test::contains("version du centre"));
    }
    SECTION("a reason that an older centre had given in other words is given again") {
        store.reset();
        auto connection = *harness.connect();
        REQUIRE(connection->execute("update quarantine set why = 'autrement dit'"));
        connection.reset();
        store = harness.open();
        CHECK(*store->set_aside_counts() == Counts{{"corps_invalide", 1}, {"type_inconnu", 1}});
    }
    SECTION("the page says each truly, and the command where") {
        const auto html = central::home_page(view_of(*store));
        CHECK_THAT(html,
                   test::contains("1\u00A0événement mis de côté\u00A0: cette version du centre "
                                  "ne connaît pas leur type"));
        CHECK_THAT(html, test::contains("leur contenu n’est pas ce que leur type annonce"));
        const auto text = central::quarantine_text(*store->set_aside(), *store->salvages());
        CHECK_THAT(text, test::contains("mis de côté\tborne 1\tépoque e0e0e0e0\tséquence 2\t"
                                        "passage_du_futur\treçu le 2026-11-22T18:30:00Z\t"
                                        "type_inconnu"));
        CHECK_THAT(text, !test::contains("quelqu'un"));
        CHECK(std::count(text.begin(), text.end(), '\n') == 2);
    }
}

TEMPLATE_TEST_CASE("a revocation leaves what its minute had begun, and nothing after",
                   "[sync][central][quarantaine]", test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    auto store = harness.open();
    const auto borne = enrolled(*store, "mds-a", 'B');
    const auto rows = test::log_of(6);
    const auto half_past = minute_of(3) + 30'000;
    const std::vector<central::Arrival> before{arrival(part(rows, 0, 2), borne)};
    REQUIRE(store->ingest(before, half_past - 1));
    REQUIRE(store->revoke(borne, half_past));
    take(*store, arrival(part(rows, 2, 6), borne));
    CHECK(test::tickets_of(*store, "mds-a") == 3);
    CHECK(*store->set_aside_counts() == Counts{{"apres_revocation", 3}});
    CHECK(*store->recount() == 0);
    CHECK_THAT(central::home_page(view_of(*store)), test::contains("leur borne était révoquée"));
}

TEMPLATE_TEST_CASE("rows salvaged from a damaged log are found by a human, not by what they say",
                   "[sync][central][quarantaine]", test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    auto store = harness.open();
    const auto borne = enrolled(*store, "mds-a", 'B');
    CHECK(central::quarantine_text(*store->set_aside(), *store->salvages()) ==
          "Rien n'est mis de côté.\n");
    std::vector<protocol::LogRow> rows;
    protocol::LogRow last;
    for (const auto* told :
         {"7 1795336260000 3 intacte {\"origine\":\"consultation\"}",
          "8 1795336320000 3 abimee {\"orig", "9 1795336380000 3 intacte x", "?"}) {
        rows.push_back(last = test::row_after(last, domain::Sauvetage{"passage", told}));
    }
    rows.push_back(test::row_after(last, test::ticket(1)));
    take(*store, arrival(rows, borne));

    const central::Salvage salvage{borne, rows[0].epoch, 1, 4, 4, 2, kReceived};
    CHECK(*store->salvages() == std::vector{salvage});
    CHECK(*store->salvage_count() == 4);
    const auto text = central::quarantine_text(*store->set_aside(), *store->salvages());
    CHECK_THAT(text,
               test::contains("sauvetage\tborne 1\tépoque e0e0e0e0\tséquences 1 à 4\t4 lignes "
                              "d'un journal abîmé, 2 intactes"));
    CHECK_THAT(text, !test::contains("consultation"));
    CHECK_THAT(central::home_page(view_of(*store)),
               test::contains("4\u00A0lignes sauvées d’un journal abîmé"));
    CHECK_THAT(*central::metrics_text({}, *store, {"", kReceived, std::nullopt}),
               test::contains("perron_salvaged_rows 4\n"));

    test::FakeRandom random;
    const test::FakeClock clock{domain::Instant{std::chrono::milliseconds{kReceived}}};
    const central::Arguments arguments{{"quarantaine"}, {}};
    CHECK(central::run_quarantaine({arguments, "", *store, clock, random}) == 0);
}

TEST_CASE("a type that is no name is not shown", "[sync][central][quarantaine]") {
    const auto type = GENERATE(as<std::string>{}, "", "Mme Dupont", "a\tb", "\x1b[2J");
    const auto text = central::quarantine_text({{1, {}, 2, type, "type_inconnu", kReceived}}, {});
    CHECK_THAT(text, test::contains("\t(type illisible)\t"));
}

TEST_CASE("a purge of what is not past yet is refused", "[sync][central][purge]") {
    test::SqliteHarness harness;
    const auto store = harness.open();
    const auto borne = enrolled(*store, "mds-a", 'B');
    take(*store, arrival(test::log_of(3), borne));
    test::FakeRandom random;
    const test::FakeClock clock{base::from_paris({2026y / 11 / 24, 9h})};
    const auto run = [&](const std::string& before) {
        const central::Arguments arguments{{"purger"}, {{"--avant", before}}};
        return central::run_purger({arguments, "", *store, clock, random});
    };
    CHECK(run("2099-01-01") == 2);
    CHECK(run("2026-11-24") == 2);
    CHECK(*store->event_count() == 3);
    CHECK(run("2026-11-23") == 0);
    CHECK(*store->event_count() == 0);
}

TEMPLATE_TEST_CASE("a borne whose code serves no more is not waited for, until it has another",
                   "[sync][central][enrolement]", test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    auto store = harness.open();
    const auto first = enrolled(*store, "mds-a", 'B');
    test::FakeRandom random;
    const test::FakeClock clock{domain::Instant{std::chrono::milliseconds{kReceived}}};
    const auto run = [&](std::vector<std::string> words) {
        const central::Arguments arguments{std::move(words), {{"--mds", "mds-a"}}};
        return central::run_borne({arguments, "", *store, clock, random});
    };
    const auto expected = [&](std::int64_t now_ms) {
        const central::Period november{2026y / 11 / 1, 2026y / 11 / 30};
        return central::indicators(*store, november, "", now_ms)->rows.front().bornes_attendues;
    };
    REQUIRE(run({"borne", "creer"}) == 0);
    CHECK(expected(kReceived) == 2);
    CHECK(expected(kReceived + 73 * 3'600'000) == 1);

    auto code = store->code_of(first + 1)->value();
    const auto old = code.code.secret;
    code.tries = central::OpenCode::kMaxTries;
    REQUIRE(store->keep_code(code));
    CHECK(expected(kReceived) == 1);
    REQUIRE(run({"borne", "code", "2"}) == 0);
    CHECK(expected(kReceived) == 2);
    CHECK(store->code_of(first + 1)->value().code.secret != old);

    CHECK(run({"borne", "code", "1"}) == 1);
    CHECK(run({"borne", "code", "99"}) == 1);
    CHECK(run({"borne", "code"}) == 2);
    REQUIRE(store->revoke(first + 1, kReceived));
    CHECK(run({"borne", "code", "2"}) == 1);
    CHECK(expected(kReceived) == 1);
}
