#pragma once

// The centre's SQL port over PostgreSQL: one schema a department, one connection a thread.
//
// Strategy
// 1. A transaction first locks the one row of `schema_version`: writers come one after the other,
//    as they do with a SQLite file, and a commit is on the server's disk when it returns.
// 2. A transaction that the server asks to run again (a deadlock, a conflict of isolation) or whose
//    connection was lost before its commit was sent runs again, a few times.
// 3. When the connection is lost during a commit nobody knows how it ended: that is a failure, and
//    whoever sent the frames sends them again, to be counted once.
// 4. A lost connection is made anew at the next use; statements are prepared again.

#include "platform/postgresql/values.h"
#include "sync/central/sql/connection.h"

#include <map>

struct pg_conn;
struct pg_result;

namespace platform {

struct PostgresqlOptions {
    std::string url;     ///< postgresql://user@host:port/database
    std::string schema;  ///< created when it is not there: lower case letters, digits and _
};

class PostgresqlConnection final : public sql::Connection {
  public:
    /// Fails with unavailable (cannot be reached) or invalid_input (a server that would lose data:
    /// fsync off, or an encoding that is not UTF-8).
    static Result<std::unique_ptr<PostgresqlConnection>> open(PostgresqlOptions options);

    std::unique_ptr<sql::Statement> prepare(std::string_view sql) override;
    Status execute(const std::string& sql) override;
    Status insert_rows(std::string_view insert, std::span<const sql::Value> values) override;
    Status transact(const std::function<Status()>& change) override;
    std::string kind() const override { return "postgresql"; }
    Status back_up(const std::string& path) override;
    Result<std::size_t> schema_version() override;
    Status migrate_to(std::size_t version, std::string_view migration) override;

  private:
    class Query;
    struct Closer {
        void operator()(pg_conn* connection) const;
        void operator()(pg_result* result) const;
    };
    using Answer = std::unique_ptr<pg_result, Closer>;

    struct Parameter {
        TypeId type = 0;
        std::optional<std::string> bytes;  ///< none: null
    };
    struct Prepared {
        std::string name;
        std::vector<TypeId> types;
    };

    explicit PostgresqlConnection(PostgresqlOptions options) : options_(std::move(options)) {}

    Status connect();
    Status set_up();
    bool is_lost() const;
    Status check(const Answer& answer, const char* what);

    /// Runs `sql` with its values; outside a transaction a lost connection is made anew once.
    Result<Answer> run(const std::string& sql, const std::vector<Parameter>& values);
    Result<Answer> run_once(const std::string& sql, const std::vector<Parameter>& values);
    Result<Prepared> prepared(const std::string& sql, const std::vector<Parameter>& values);
    Status simple(const std::string& sql);
    /// Rows by COPY, which takes them faster than an insert and while this program goes on; rows of
    /// the same statement go on with it. Whether they were taken is known at settle(), before any
    /// other statement. Pre: in a transaction.
    Status send_copy(const std::string& copy, const std::string& rows);
    Status begin_copy(const std::string& copy);
    void put_copy(const std::string& bytes);
    Status settle();
    Status attempt(const std::function<Status()>& change, bool& again);

    PostgresqlOptions options_;
    std::unique_ptr<pg_conn, Closer> connection_;
    std::map<std::string, Prepared> prepared_;  ///< by SQL, as long as the connection lasts
    bool in_transaction_ = false;
    std::string copying_;  ///< the COPY that goes on; empty: none
    std::string state_;    ///< SQLSTATE of the last failure
};

}  // namespace platform
