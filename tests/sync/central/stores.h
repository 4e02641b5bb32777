#pragma once

// The stores of the centre that tests open, one harness a database: the same contract for both.

#include "platform/postgresql/postgresql_connection.h"
#include "platform/sqlite/sql_connection.h"
#include "sync/central/sql_store.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/catch.h"
#include "tests/support/postgresql_cluster.h"
#include "tests/support/temporary_folder.h"

#include <memory>
#include <string>

namespace test {

inline std::unique_ptr<central::SqlStore> store_over(
    Result<std::unique_ptr<sql::Connection>> connection, domain::Random& random) {
    if (!connection) FAIL(connection.error().detail);
    auto store = central::SqlStore::open(*std::move(connection), random);
    if (!store) FAIL(store.error().detail);
    return *std::move(store);
}

/// `opened`, as the port that the store asks for.
template <class Driver>
Result<std::unique_ptr<sql::Connection>> as_port(Result<std::unique_ptr<Driver>> opened) {
    if (!opened) return opened.error();
    return std::unique_ptr<sql::Connection>{*std::move(opened)};
}

inline std::unique_ptr<central::SqlStore> sqlite_store(const std::string& path,
                                                       domain::Random& random) {
    return store_over(as_port(platform::SqliteConnection::open(path)), random);
}

struct SqliteHarness {
    TemporaryFolder folder;
    FakeRandom random;

    static bool is_there() { return true; }
    std::string path() const { return folder.file("departement-71.db"); }
    Result<std::unique_ptr<sql::Connection>> connect() const {
        return as_port(platform::SqliteConnection::open(path()));
    }
    std::unique_ptr<central::SqlStore> open() { return store_over(connect(), random); }
};

struct PostgresqlHarness {
    PostgresqlCluster* cluster = PostgresqlCluster::get();
    std::string schema = cluster != nullptr ? cluster->new_schema() : "";
    FakeRandom random;

    static bool is_there() { return PostgresqlCluster::get() != nullptr; }
    platform::PostgresqlOptions options() const { return {cluster->url(), schema}; }
    Result<std::unique_ptr<sql::Connection>> connect() const {
        return as_port(platform::PostgresqlConnection::open(options()));
    }
    std::unique_ptr<central::SqlStore> open() { return store_over(connect(), random); }
};

}  // namespace test
