#pragma once

// What the centre asks of a SQL database: statements, transactions, and the few things that each
// database has its own way of doing. platform/sqlite and platform/postgresql implement it, one
// connection for one thread; every SQL text is written once, in the subset of
// docs/formats/magasin.md.
//
// Failures: unavailable (cannot be reached, busy, lost), full (disk), conflict (a constraint), or
// corrupt (the database is not what it must be).

#include "kiosk/base/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sql {

/// A value of a row to insert; text and bytes are the caller's until the rows are in.
using Value =
    std::variant<std::monostate, std::int64_t, std::string_view, std::span<const std::byte>>;

/// One SQL statement, with `?` for each value: bind in order, step through rows, ask for the status
/// once at the end. The first failure is kept, and every later call does nothing.
class Statement {
  public:
    virtual ~Statement() = default;

    virtual Statement& bind(std::int64_t value) = 0;
    virtual Statement& bind(std::string_view text) = 0;
    virtual Statement& bind(std::span<const std::byte> blob) = 0;
    virtual Statement& bind_null() = 0;
    Statement& bind(const std::optional<std::int64_t>& value) {
        return value ? bind(*value) : bind_null();
    }

    /// Moves to the next row; false at the end or after a failure.
    virtual bool next_row() = 0;

    virtual std::int64_t number(int column) const = 0;
    virtual std::string text(int column) const = 0;
    virtual std::vector<std::byte> blob(int column) const = 0;
    virtual bool is_null(int column) const = 0;

    /// Forgets values and row; the failure, if any, stays.
    virtual Statement& reset() = 0;

    /// Success, or the first failure of this statement.
    virtual Status status() const = 0;

    /// Runs to the end, rows ignored.
    Status run() {
        while (next_row()) {
        }
        return status();
    }
};

class Connection {
  public:
    virtual ~Connection() = default;

    /// The statement must not outlive the connection.
    virtual std::unique_ptr<Statement> prepare(std::string_view sql) = 0;

    /// Runs statements that return no row, separated by semicolons.
    virtual Status execute(const std::string& sql) = 0;

    /// Runs `insert`, which ends its list of columns with `values (?, …)`, once for each row of
    /// `values` laid end to end. Where it says what to do on conflict, no two rows have one key.
    /// A failure may be told by a later statement of the transaction, at the latest by its end.
    virtual Status insert_rows(std::string_view insert, std::span<const Value> values) = 0;

    /// Runs `change` in one transaction that keeps every other writer out, and commits: on disk
    /// when it returns. Rolls back when either fails, and returns that failure. `change` runs again
    /// when the database asks for it, so it starts from nothing each time.
    virtual Status transact(const std::function<Status()>& change) = 0;

    /// "sqlite" or "postgresql".
    virtual std::string kind() const = 0;
    /// Writes the whole database to a new file, as of one instant, while it is in use.
    virtual Status back_up(const std::string& path) = 0;

    /// Number of the newest migration that the database has had, 0 when it is new.
    virtual Result<std::size_t> schema_version() = 0;
    /// Runs a migration, written in SQLite's types, and makes `version` the newest, in one
    /// transaction; does nothing when another program has just done it.
    virtual Status migrate_to(std::size_t version, std::string_view migration) = 0;
};

/// Brings a database to its newest schema: migration i (from 1) is run when the version is below i.
/// Forward only. Fails with conflict, and changes nothing, when a newer program wrote it.
Status migrate(Connection& connection, std::span<const std::string_view> migrations);

/// The number in the first row and column of a query that takes no value; 0 when there is none.
Result<std::int64_t> one_number(Connection& connection, std::string_view query);

}  // namespace sql
