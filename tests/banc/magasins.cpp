#include "tests/banc/magasins.h"

#include "platform/postgresql/postgresql_connection.h"
#include "platform/sqlite/sql_connection.h"
#include "sync/central/sql_store.h"
#include "tests/support/postgresql_cluster.h"

namespace banc {
namespace {

std::unique_ptr<central::Store> store_over(std::unique_ptr<sql::Connection> connection,
                                           domain::Random& random) {
    auto store = central::SqlStore::open(std::move(connection), random);
    return store ? *std::move(store) : nullptr;
}

}  // namespace

std::vector<Magasin> magasins(const std::string& folder) {
    std::vector<Magasin> all;
    int files = 0;
    all.push_back(
        {"SQLite",
         [folder, files](domain::Random& random) mutable -> std::unique_ptr<central::Store> {
             const auto path = folder + "/centre-" + std::to_string(++files) + ".db";
             auto opened = platform::SqliteConnection::open(path);
             return opened ? store_over(*std::move(opened), random) : nullptr;
         }});
    auto* cluster = test::PostgresqlCluster::get();
    if (cluster == nullptr) return all;
    all.push_back(
        {"PostgreSQL", [cluster](domain::Random& random) -> std::unique_ptr<central::Store> {
             auto opened =
                 platform::PostgresqlConnection::open({cluster->url(), cluster->new_schema()});
             return opened ? store_over(*std::move(opened), random) : nullptr;
         }});
    return all;
}

}  // namespace banc
