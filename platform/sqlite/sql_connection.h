#pragma once

// The centre's SQL port over one SQLite file, WAL and FULL.

#include "platform/sqlite/database.h"
#include "platform/sqlite/statement.h"
#include "sync/central/sql/connection.h"

namespace platform {

class SqliteConnection final : public sql::Connection {
  public:
    /// Opens or creates the file. Fails as Database::open.
    static Result<std::unique_ptr<SqliteConnection>> open(const std::string& path,
                                                          const OpenOptions& options = {});

    std::unique_ptr<sql::Statement> prepare(std::string_view sql) override;
    Status execute(const std::string& sql) override;
    Status insert_rows(std::string_view insert, std::span<const sql::Value> values) override;
    Status transact(const std::function<Status()>& change) override;
    std::string kind() const override { return "sqlite"; }
    Status back_up(const std::string& path) override;
    Result<std::size_t> schema_version() override;
    Status migrate_to(std::size_t version, std::string_view migration) override;

    Database& database() { return database_; }

  private:
    explicit SqliteConnection(Database database) : database_(std::move(database)) {}

    Database database_;
};

/// Puts a file of `back_up` where a database is to be. With `replace`, one that is there is set
/// aside, never deleted; else that fails with conflict. Fails with corrupt when `backup` is
/// damaged.
Status restore_sqlite(const std::string& backup, const std::string& path, bool replace);

}  // namespace platform
