#include "platform/sqlite/database.h"
#include "platform/sqlite/migrations.h"
#include "platform/sqlite/statement.h"
#include "tests/support/catch.h"

#include <array>

using platform::Database;
using platform::Statement;

namespace {

Database memory() {
    auto database = Database::open(":memory:");
    REQUIRE(database);
    return *std::move(database);
}

std::int64_t count_of(const Database& database, const std::string& table) {
    Statement query{database, "select count(*) from " + table};
    REQUIRE(query.next_row());
    return query.number(0);
}

}  // namespace

TEST_CASE("a transaction that fails leaves nothing behind", "[platform][sqlite]") {
    auto database = memory();
    REQUIRE(database.execute("create table t(n integer not null)"));
    const auto done = database.transact([&]() -> Status {
        if (auto first = Statement{database, "insert into t values (1)"}.run(); !first)
            return first;
        return fail(ErrorCode::invalid_input, "no");
    });
    CHECK(done.error().code == ErrorCode::invalid_input);
    CHECK(count_of(database, "t") == 0);
}

TEST_CASE("values come back from SQLite as they went in", "[platform][sqlite]") {
    auto database = memory();
    REQUIRE(database.execute("create table t(a, b, c, d)"));
    const std::array bytes{std::byte{0}, std::byte{255}};
    Statement insert{database, "insert into t values (?, ?, ?, ?)"};
    REQUIRE(insert.bind(std::int64_t{-5})
                .bind(std::string_view{"é\0x", 4})
                .bind(bytes)
                .bind_null()
                .run());

    Statement query{database, "select a, b, c, d from t"};
    REQUIRE(query.next_row());
    CHECK(query.number(0) == -5);
    CHECK(query.text(1) == std::string("é\0x", 4));
    CHECK(query.blob(2) == std::vector<std::byte>{bytes.begin(), bytes.end()});
    CHECK(query.is_null(3));
    CHECK_FALSE(query.next_row());
    CHECK(query.status());
}

TEST_CASE("a constraint that fails is a conflict, and a bad statement says so",
          "[platform][sqlite]") {
    auto database = memory();
    REQUIRE(database.execute("create table t(n integer primary key)"));
    REQUIRE(Statement{database, "insert into t values (1)"}.run());
    CHECK(Statement{database, "insert into t values (1)"}.run().error().code ==
          ErrorCode::conflict);
    CHECK_FALSE(Statement{database, "select nothing"}.run());
}

TEST_CASE("a text is compiled once, for as many as use it at a time", "[platform][sqlite]") {
    auto database = memory();
    REQUIRE(database.execute("create table t(n integer); insert into t values (1), (2)"));
    const std::string_view text = "select n, count(*) over () from t where n >= ? order by n";
    {
        Statement outer{database, text};
        outer.bind(std::int64_t{1});
        REQUIRE(outer.next_row());
        Statement inner{database, text};
        inner.bind(std::int64_t{2});
        REQUIRE(inner.next_row());
        CHECK(inner.number(0) == 2);
        CHECK(outer.number(0) == 1);
        CHECK(database.idle(text).empty());
    }
    CHECK(database.idle(text).size() == 2);

    auto moved = std::move(database);
    REQUIRE(moved.execute("alter table t add column m; insert into t values (7, 8)"));
    Statement unbound{moved, text};
    CHECK_FALSE(unbound.next_row());
    CHECK(moved.idle(text).size() == 1);
    CHECK_FALSE(Statement{moved, "insert into t values (1, 2, 3)"}.run());
    CHECK(moved.idle("insert into t values (1, 2, 3)").empty());
}

TEST_CASE("migrations run once, in order, and a newer file is refused", "[platform][sqlite]") {
    auto database = memory();
    const std::array<std::string_view, 2> both{"create table a(n)", "create table b(n)"};
    REQUIRE(platform::migrate(database, std::span{both}.first(1)));
    REQUIRE(platform::migrate(database, both));
    REQUIRE(platform::migrate(database, both));
    CHECK(count_of(database, "b") == 0);

    const auto older = platform::migrate(database, std::span{both}.first(1));
    CHECK(older.error().code == ErrorCode::conflict);
}
