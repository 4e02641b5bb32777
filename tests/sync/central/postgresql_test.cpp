// What only PostgreSQL can do to the centre: be lost, ask again, speak another SQL.

#include "platform/postgresql/dialect.h"
#include "tests/contract/central_store_contract.h"
#include "tests/sync/central/stores.h"

namespace {

using test::arrival;
using test::kReceived;
using test::PostgresqlHarness;
using test::take;

/// Raises the SQLSTATE, as PostgreSQL itself does when two transactions meet.
std::string raising(const std::string& state) {
    return "do $$ begin raise exception 'essai' using errcode = '" + state + "'; end $$";
}

}  // namespace

TEST_CASE("a migration is written once, in SQLite's types", "[sync][postgresql]") {
    CHECK(platform::translated("-- a comment; of integer\ncreate table sealed (\n"
                               "  borne integer primary key autoincrement,\n  blob blob not null,\n"
                               "  nom text\n) strict, without rowid;") ==
          "create table sealed ( borne bigint primary key , blob bytea not null , "
          "nom text collate \"C\" ) ; ");
    CHECK(platform::translated("alter table device add column vole_ms integer") ==
          "alter table device add column vole_ms bigint ");
    CHECK(platform::translated("create index i on event (seq) where date_par <> 2") ==
          "create index i on event ( seq ) where date_par <> 2 ");
    CHECK(platform::of_arrays("insert into t (a, b) values (?, ?) on conflict do nothing") ==
          "insert into t (a, b) select * from unnest($1, $2) on conflict do nothing");
    CHECK(platform::as_copy("insert into t (a, b) values (?, ?)") ==
          "copy t (a, b) from stdin (format binary)");
    CHECK_FALSE(platform::as_copy("insert into t (a, b) values (?, ?) on conflict do nothing"));
}

TEST_CASE("rows sent together arrive as they are, or undo the transaction", "[sync][postgresql]") {
    if (!PostgresqlHarness::is_there()) return;
    PostgresqlHarness harness;
    auto connection = *harness.connect();
    REQUIRE(connection->execute("create table essai (n bigint primary key, t text, b bytea)"));
    constexpr std::string_view kInsert = "insert into essai (n, t, b) values (?, ?, ?)";
    const std::array<std::byte, 2> bytes{std::byte{0}, std::byte{0xFF}};
    const std::vector<sql::Value> rows{std::int64_t{-7},
                                       std::string_view{"é\0", 3},
                                       std::span<const std::byte>{bytes},
                                       std::int64_t{8},
                                       sql::Value{},
                                       sql::Value{}};
    REQUIRE(connection->transact([&] { return connection->insert_rows(kInsert, rows); }));
    const auto read = connection->prepare("select n, t, b from essai order by n");
    REQUIRE(read->next_row());
    CHECK(read->number(0) == -7);
    CHECK(read->text(1) == "é\uFFFD");
    CHECK(read->blob(2) == std::vector<std::byte>{bytes.begin(), bytes.end()});
    REQUIRE(read->next_row());
    CHECK(read->is_null(1));
    CHECK_FALSE(read->next_row());

    const bool goes_on = GENERATE(false, true);
    const auto twice = connection->transact([&]() -> Status {
        auto sent = connection->insert_rows(kInsert, rows);
        if (!sent || !goes_on) return sent;
        return connection->execute("insert into essai (n) values (9)");
    });
    REQUIRE_FALSE(twice);
    CHECK(twice.error().code == ErrorCode::conflict);
    CHECK(*sql::one_number(*connection, "select count(*) from essai") == 2);
}

TEST_CASE("rows sent in several times are all there, whatever is asked between",
          "[sync][postgresql]") {
    if (!PostgresqlHarness::is_there()) return;
    PostgresqlHarness harness;
    auto connection = *harness.connect();
    REQUIRE(connection->execute("create table un (n bigint); create table deux (n bigint)"));
    const auto count = [&](const char* table) {
        return *sql::one_number(*connection, std::string{"select count(*) from "} + table);
    };
    const auto add = [&](const char* table, std::int64_t n) {
        const std::vector<sql::Value> rows{n, n + 1};
        const auto insert = std::string{"insert into "} + table + " (n) values (?)";
        return static_cast<bool>(connection->insert_rows(insert, rows));
    };
    REQUIRE(connection->transact([&]() -> Status {
        REQUIRE(add("un", 1));
        REQUIRE(add("un", 3));
        REQUIRE(add("deux", 1));
        CHECK(count("un") == 4);
        CHECK(count("deux") == 2);
        REQUIRE(add("deux", 3));
        REQUIRE(add("un", 5));
        return Done{};
    }));
    CHECK(count("un") == 6);
    CHECK(count("deux") == 4);
}

TEST_CASE("what PostgreSQL asks to run again runs again, whole", "[sync][postgresql]") {
    if (!PostgresqlHarness::is_there()) return;
    PostgresqlHarness harness;
    auto connection = *harness.connect();
    REQUIRE(connection->execute("create table essai (n bigint)"));
    const auto count = [&] { return *sql::one_number(*connection, "select count(*) from essai"); };

    const auto state = GENERATE(as<std::string>{}, "40001", "40P01");
    int turns = 0;
    REQUIRE(connection->transact([&]() -> Status {
        auto added = connection->execute("insert into essai values (1)");
        if (!added || ++turns == 3) return added;
        return connection->execute(raising(state));
    }));
    CHECK(turns == 3);
    CHECK(count() == 1);
}

TEST_CASE("a refusal of PostgreSQL undoes the whole transaction, and is told",
          "[sync][postgresql]") {
    if (!PostgresqlHarness::is_there()) return;
    PostgresqlHarness harness;
    auto connection = *harness.connect();
    REQUIRE(connection->execute("create table essai (n bigint primary key)"));
    const auto again = [&]() -> Status {
        auto first = connection->execute("insert into essai values (1)");
        return first ? connection->execute("insert into essai values (1)") : first;
    };
    const auto refused = connection->transact(again);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::conflict);
    CHECK(*sql::one_number(*connection, "select count(*) from essai") == 0);

    const auto hidden = connection->transact([&]() -> Status {
        (void)again();
        return Done{};
    });
    CHECK_FALSE(hidden);
    CHECK(connection->execute(raising("53100")).error().code == ErrorCode::full);
}

TEST_CASE("a PostgreSQL that falls and comes back loses nothing and counts nothing twice",
          "[sync][postgresql]") {
    if (!PostgresqlHarness::is_there()) return;
    PostgresqlHarness harness;
    auto store = harness.open();
    const auto borne = test::enrolled(*store, "mds-a", 'B');
    const auto rows = test::log_of(30);
    REQUIRE(take(*store, arrival(test::part(rows, 0, 10), borne)).upto == 10);

    harness.cluster->crash();
    const std::vector<central::Arrival> next{arrival(test::part(rows, 5, 20), borne)};
    const auto lost = store->ingest(next, kReceived);
    REQUIRE_FALSE(lost);
    CHECK(lost.error().code == ErrorCode::unavailable);
    CHECK_FALSE(store->event_count());

    REQUIRE(harness.cluster->start());
    CHECK(store->event_count().operator*() == 10);
    CHECK(take(*store, next.front()).inserted == 10);
    CHECK(test::tickets_of(*store, "mds-a") == 20);
    CHECK(store->recount().operator*() == 0);
}

TEST_CASE("a connection lost in the middle of a group is made anew, and the group kept once",
          "[sync][postgresql]") {
    if (!PostgresqlHarness::is_there()) return;
    PostgresqlHarness harness;
    auto connection = *harness.connect();
    REQUIRE(connection->execute("create table essai (n bigint)"));
    int turns = 0;
    REQUIRE(connection->transact([&]() -> Status {
        auto added = connection->execute("insert into essai values (1)");
        if (!added || ++turns > 1) return added;
        return connection->execute("select pg_terminate_backend(pg_backend_pid())");
    }));
    CHECK(turns == 2);
    CHECK(*sql::one_number(*connection, "select count(*) from essai") == 1);
}

TEST_CASE("two writers of one department come one after the other", "[sync][postgresql]") {
    if (!PostgresqlHarness::is_there()) return;
    PostgresqlHarness harness;
    auto server = harness.open();
    const auto borne = test::enrolled(*server, "mds-a", 'B');
    auto other = harness.open();
    const auto rows = test::log_of(40);
    for (int from = 0; from < 40; from += 4) {
        auto& store = from % 8 == 0 ? *server : *other;
        CHECK(take(store, arrival(test::part(rows, std::max(0, from - 4), from + 4), borne)).upto ==
              from + 4);
    }
    CHECK(test::tickets_of(*server, "mds-a") == 40);
    CHECK(server->recount().operator*() == 0);
}

TEST_CASE("text that PostgreSQL has no way to keep never stops the queue", "[sync][postgresql]") {
    if (!PostgresqlHarness::is_there()) return;
    PostgresqlHarness harness;
    auto store = harness.open();
    const auto borne = test::enrolled(*store, "mds-a", 'B');
    auto rows = test::log_of(2);
    rows[0].type = std::string("sans\0fin", 8);
    rows = test::rewritten(std::move(rows), 0);
    const auto outcome = take(*store, arrival(rows, borne));
    CHECK(outcome.upto == 2);
    CHECK(outcome.quarantined == 1);
}
