#pragma once

// The stores of the centre that tests open.

#include "platform/sqlite/sql_connection.h"
#include "sync/central/sql_store.h"
#include "tests/support/catch.h"

#include <memory>
#include <string>

namespace test {

inline std::unique_ptr<central::SqlStore> sqlite_store(const std::string& path,
                                                       domain::Random& random) {
    auto connection = platform::SqliteConnection::open(path);
    REQUIRE(connection);
    auto store = central::SqlStore::open(std::move(*connection), random);
    REQUIRE(store);
    return std::move(*store);
}

}  // namespace test
