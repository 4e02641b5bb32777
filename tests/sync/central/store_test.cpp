#include "tests/contract/central_holes_contract.h"
#include "tests/contract/central_store_contract.h"
#include "tests/sync/central/stores.h"

#include <random>

namespace {

using central::DeskAction;
using test::arrival;
using test::enrolled;
using test::kNovember22;
using test::kReceived;
using test::take;

/// Any event a device may write, chosen by `dice`.
domain::Event any_event(std::mt19937& dice, int n) {
    const domain::NumeroTicket numero{'B', n % 7 + 1};
    switch (dice() % 6) {
        case 0:
            return domain::Passage{domain::OriginePassage::consultation, {}};
        case 1:
            return domain::PassageAppele{numero};
        case 2:
            return domain::PassageServi{numero};
        case 3:
            return domain::AideDemandee{"0123456789abcdef", domain::NatureAide::urgence};
        case 4:
            return domain::CompteursJour{base::Date{std::chrono::year{2026} / 11 / 21},
                                         {{domain::FamilleCompteur::besoin, "logement", 2}}};
        default:
            return test::ticket(n % 7 + 1);
    }
}

}  // namespace

TEMPLATE_TEST_CASE("every event is kept once, whatever order and how often frames come",
                   "[sync][central]", test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    test::check_ingest_rules(harness);
}

TEMPLATE_TEST_CASE("an event that the centre does not understand never stops the queue",
                   "[sync][central]", test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    test::check_quarantine(harness);
}

TEMPLATE_TEST_CASE("an epoch may start where the centre never was, if nothing before it is left",
                   "[sync][central]", test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    test::check_holes(harness);
}

TEMPLATE_TEST_CASE("what is sealed is kept apart, until its time is over", "[sync][central]",
                   test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    test::check_sealed(harness);
}

TEMPLATE_TEST_CASE("counts that follow events equal counts made again from all of them",
                   "[sync][central]", test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    const auto seed = GENERATE(range(1U, 9U));
    std::mt19937 dice{seed};
    TestType harness;
    auto store = harness.open();
    const auto borne = enrolled(*store, "mds-a", 'B');
    std::vector<protocol::LogRow> rows;
    protocol::LogRow last;
    for (int i = 1; i <= 120; ++i) {
        last = test::row_after(last, any_event(dice, i));
        last.tq = static_cast<int>(dice() % 4);
        protocol::seal_chain(last);
        rows.push_back(last);
    }
    for (int turn = 0; turn < 60; ++turn) {
        const auto from = static_cast<int>(dice() % 110);
        take(*store, arrival(test::part(rows, from, from + 10), borne));
        const auto desk = store->desk("mds-a", kReceived);
        REQUIRE(desk);
        if (desk->waiting.empty()) continue;
        const auto& ticket = desk->waiting.front();
        const auto kind = dice() % 2 == 0 ? DeskAction::Kind::appele : DeskAction::Kind::servi;
        REQUIRE(store->append_desk_action(
            {kind, "mds-a", ticket.borne, ticket.passage, ticket.marque, ""}, kReceived + turn));
    }
    CHECK(store->recount().operator*() == 0);
    CHECK(store->recount().operator*() == 0);
}

TEMPLATE_TEST_CASE("a clock that never was right loses no passage: its arrival dates it",
                   "[sync][central]", test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    auto store = harness.open();
    const auto borne = enrolled(*store, "mds-a", 'B');
    auto rows = test::log_of(2);
    rows[0].tq = 0;
    rows[0].wall_ms = 86'400'000;  // 1970
    protocol::seal_chain(rows[0]);
    rows = test::rewritten(std::move(rows), 1);
    take(*store, arrival(rows, borne));

    using namespace std::chrono_literals;
    const auto counts = store->counts(2026y / 11 / 22, 2026y / 11 / 22);
    REQUIRE(counts);
    CHECK(*counts ==
          std::vector<central::DayCount>{{"mds-a", 2026y / 11 / 22, "passage.ticket", 2}});
}

TEMPLATE_TEST_CASE("a ticket waits at the desk of its MDS until it is served or has left",
                   "[sync][central]", test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    auto store = harness.open();
    const auto borne = enrolled(*store, "mds-a", 'B');
    const auto elsewhere = enrolled(*store, "mds-b", 'B');
    const auto neighbour = enrolled(*store, "mds-a", 'C');
    take(*store, arrival(test::log_of(2), borne));

    const auto desk = store->desk("mds-a", kReceived);
    REQUIRE(desk);
    REQUIRE(desk->waiting.size() == 2);
    CHECK(desk->waiting[0].ticket == "B1");
    CHECK(store->desk("mds-b", kReceived)->waiting.empty());

    const auto act = [&](DeskAction::Kind kind, const std::string& mds) {
        const auto marque = desk->waiting[0].marque;
        return store->append_desk_action({kind, mds, borne, 1, marque, ""}, kReceived);
    };
    SECTION("called, it still waits, and shows it") {
        REQUIRE(act(DeskAction::Kind::appele, "mds-a"));
        CHECK(store->desk("mds-a", kReceived)->waiting[0].called);
    }
    SECTION("served or left, it is no longer there") {
        REQUIRE(act(GENERATE(DeskAction::Kind::servi, DeskAction::Kind::parti), "mds-a"));
        CHECK(store->desk("mds-a", kReceived)->waiting.size() == 1);
    }
    SECTION("the desk of another MDS cannot touch it") {
        const auto refused = act(DeskAction::Kind::servi, "mds-b");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::not_found);
    }
    SECTION("another borne of its MDS serves it, one of another does not") {
        const auto served = [&](std::int64_t by) {
            const domain::PassageServi said{{'B', 1}, domain::PassageDeBorne{borne, 1}};
            take(*store, arrival({test::row_after({}, said)}, by));
            return store->desk("mds-a", kReceived)->waiting.size();
        };
        CHECK(served(elsewhere) == 2);
        CHECK(served(neighbour) == 1);
    }
    SECTION("the next day it is gone") {
        CHECK(store->desk("mds-a", kReceived + 86'400'000)->waiting.empty());
    }
    CHECK(store->recount().operator*() == 0);
}

TEMPLATE_TEST_CASE(
    "a log begun again has other tickets at the same sequences: each waits for itself",
    "[sync][central]", test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    auto store = harness.open();
    const auto borne = enrolled(*store, "mds-a", 'B');
    const auto neighbour = enrolled(*store, "mds-a", 'C');
    const auto first = test::log_of(2);
    take(*store, arrival(first, borne));
    const auto waiting = [&] {
        const auto desk = store->desk("mds-a", kReceived);
        std::string numbers;
        for (const auto& one : desk->waiting) numbers += one.ticket + " ";
        return numbers;
    };
    const auto of = [&](const std::string& ticket) {
        const auto desk = store->desk("mds-a", kReceived);
        for (const auto& one : desk->waiting) {
            if (one.ticket == ticket) return one;
        }
        return central::WaitingTicket{};
    };
    const auto serve = [&](const std::string& ticket) {
        const auto one = of(ticket);
        return store->append_desk_action(
            {DeskAction::Kind::servi, "mds-a", borne, one.passage, one.marque, ""}, kReceived);
    };
    const auto again = [&](int number, const protocol::LogRow& before) {
        auto row = test::row_after(before, test::ticket(number));
        row.epoch = test::epoch(0xe1);
        row.wall_ms += 90'000;
        protocol::seal_chain(row);
        return row;
    };
    REQUIRE(serve("B1"));
    const auto third = again(103, {});
    const auto fourth = again(104, third);
    auto life = arrival({third, fourth}, borne);
    life.header.epoch = test::epoch(0xe1);
    take(*store, life);
    CHECK(waiting() == "B2 B103 B104 ");

    SECTION("the desk serves one of them") {
        REQUIRE(serve("B103"));
        CHECK(waiting() == "B2 B104 ");
    }
    SECTION("another borne names the row") {
        const domain::PassageServi said{{'B', 104}, {{borne, 2, protocol::marque_of(fourth.h)}}};
        take(*store, arrival({test::row_after({}, said)}, neighbour));
        CHECK(waiting() == "B2 B103 ");
    }
    SECTION("a borne that does not know of rows means the last one taken there") {
        const domain::PassageServi said{{'B', 103}, {{borne, 1, 0}}};
        auto row = test::row_after({}, said);
        row.wall_ms += 600'000;
        protocol::seal_chain(row);
        take(*store, arrival({row}, neighbour));
        CHECK(waiting() == "B2 B104 ");
    }
    CHECK(store->recount().operator*() == 0);
}

TEMPLATE_TEST_CASE("two bornes of a MDS never have the same letter", "[sync][central]",
                   test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    auto store = harness.open();
    const auto first = enrolled(*store, "mds-a", 'B');
    const auto second = store->add_borne("mds-a", 'B', kNovember22);
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::conflict);
    REQUIRE(store->revoke(first, kNovember22));
    CHECK(store->add_borne("mds-a", 'B', kNovember22));
}

TEMPLATE_TEST_CASE("a database written by a newer program is refused and stays as it is",
                   "[sync][central]", test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    enrolled(*harness.open(), "mds-a", 'B');
    auto connection = *harness.connect();
    const auto version = connection->schema_version();
    REQUIRE(version);
    REQUIRE(connection->migrate_to(*version + 1, "create table demain (n integer) strict"));

    const auto refused = central::SqlStore::open(*harness.connect(), harness.random);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::conflict);
    CHECK(connection->schema_version().operator*() == *version + 1);
    CHECK(*sql::one_number(*connection, "select count(*) from device") == 1);
}

TEMPLATE_TEST_CASE("a migration that fails leaves the schema where it was", "[sync][central]",
                   test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    auto connection = *harness.connect();
    const std::vector<std::string_view> migrations{"create table un (n integer) strict",
                                                   "create table deux (n integer) strict;"
                                                   "insert into nulle_part values (1)"};
    CHECK_FALSE(sql::migrate(*connection, migrations));
    CHECK(connection->schema_version().operator*() == 1);
    CHECK(sql::one_number(*connection, "select count(*) from un"));
    CHECK_FALSE(sql::one_number(*connection, "select count(*) from deux"));
}

TEMPLATE_TEST_CASE("what a purge deletes stays counted, and is not resurrected when sent again",
                   "[sync][central][purge]", test::SqliteHarness, test::PostgresqlHarness) {
    if (!TestType::is_there()) return;
    TestType harness;
    auto store = harness.open();
    const auto borne = enrolled(*store, "mds-a", 'B');
    const auto rows = test::log_of(40);
    const std::vector<central::Arrival> old{arrival(test::part(rows, 0, 25), borne)};
    REQUIRE(store->ingest(old, kReceived));
    const std::vector<central::Arrival> recent{arrival(test::part(rows, 25, 30), borne)};
    REQUIRE(store->ingest(recent, kReceived + 86'400'000));

    CHECK(store->purge(kReceived + 1, kReceived + 90'000'000).operator*() == 25);
    CHECK(store->event_count().operator*() == 5);
    CHECK(test::tickets_of(*store, "mds-a") == 30);
    CHECK(store->recount().operator*() == 0);
    CHECK(test::tickets_of(*store, "mds-a") == 30);
    CHECK(store->desk("mds-a", kReceived)->waiting.size() == 5);

    SECTION("the same rows, under the same epoch or a new one, are known") {
        const auto again = take(*store, arrival(test::part(rows, 20, 40), borne));
        CHECK(again.upto == 40);
        CHECK(again.known == 10);
        CHECK(again.inserted == 10);
        auto other = arrival(test::part(rows, 0, 40), borne);
        other.header.epoch = test::epoch(0xe1);
        for (auto& row : other.rows) row.epoch = test::epoch(0xe1);
        CHECK(take(*store, other).known == 40);
        CHECK(test::tickets_of(*store, "mds-a") == 40);
    }
    SECTION("a log that begins again since is counted, though its sequences had been purged") {
        auto again = test::log_of(8);
        for (auto& row : again) row.wall_ms += 86'400'000;
        auto other = arrival(test::rewritten(again, 0), borne);
        other.header.epoch = test::epoch(0xe1);
        for (auto& row : other.rows) row.epoch = test::epoch(0xe1);
        const std::vector<central::Arrival> group{other};
        CHECK(store->ingest(group, kReceived + 172'800'000)->front().quarantined == 0);
        CHECK(test::tickets_of(*store, "mds-a") == 38);
    }
    SECTION("what may have been purged under another epoch is set aside, and not counted") {
        auto other = arrival(test::part(rows, 0, 8), borne);
        other.header.epoch = test::epoch(0xe1);
        for (auto& row : other.rows) row.epoch = test::epoch(0xe1);
        const auto outcome = take(*store, other);
        CHECK(outcome.upto == 8);
        CHECK(outcome.quarantined == 8);
        CHECK(test::tickets_of(*store, "mds-a") == 30);
    }
    SECTION("another past under the same epoch is a fork") {
        auto other = test::part(rows, 0, 8);
        for (auto& row : other) row.wall_ms += 86'400'000;
        const std::vector<central::Arrival> group{arrival(test::rewritten(other, 0), borne)};
        CHECK(store->ingest(group, kReceived + 172'800'000)->front().fork.has_value());
    }
    SECTION("a purge that finds nothing leaves all as it is") {
        CHECK(store->purge(kReceived + 1, kReceived + 90'000'001).operator*() == 0);
        CHECK(take(*store, arrival(test::part(rows, 24, 26), borne)).known == 2);
    }
    SECTION("a second purge goes on from the first") {
        CHECK(store->purge(kReceived + 90'000'000, kReceived + 90'000'001).operator*() == 5);
        CHECK(test::tickets_of(*store, "mds-a") == 30);
        CHECK(take(*store, arrival(test::part(rows, 25, 35), borne)).inserted == 5);
    }
    CHECK(store->recount().operator*() == 0);
}
