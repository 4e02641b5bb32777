#pragma once

// A connection to one SQLite file. Durable by default: WAL with synchronous=FULL, so that a commit
// that returned is on disk. Errors of SQLite become ErrorCode in one place.

#include "kiosk/base/result.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace platform {

struct OpenOptions {
    bool read_only = false;
    bool exclusive = false;  ///< locking_mode=EXCLUSIVE: one process, no shared memory file
    std::string synchronous = "FULL";  ///< "NORMAL" only where a test shows that it loses data
    std::string vfs;                   ///< name of a registered VFS, empty for the system's
    int busy_timeout_ms = 5000;
};

class Database {
  public:
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const;
    };
    using Compiled = std::unique_ptr<sqlite3_stmt, Finalizer>;

    /// Opens or creates `path`; ":memory:" is a private database in memory.
    ///
    /// Fails with unavailable (cannot be opened, read-only disk, locked), full, or corrupt (not a
    /// database).
    static Result<Database> open(const std::string& path, const OpenOptions& options = {});

    Database(Database&&) noexcept = default;
    Database& operator=(Database&&) noexcept = default;

    /// Runs statements that return no row, separated by semicolons.
    Status execute(const std::string& sql);

    /// Runs `change` between BEGIN IMMEDIATE and COMMIT; rolls back if either fails, and returns
    /// that failure.
    Status transact(const std::function<Status()>& change);

    /// Rows that the last INSERT, UPDATE or DELETE touched.
    int changes() const;

    sqlite3* handle() const { return handle_.get(); }

    /// The compiled statements of that text that nobody uses: each is compiled once for as long as
    /// the file is open. Texts are the program's own, not made of values. The shelf stays where it
    /// is when the Database moves.
    std::vector<Compiled>& idle(std::string_view sql) const;

    /// The last failure of the connection as an Error, `what` first.
    Error last_error(const std::string& what) const;

  private:
    struct Closer {
        void operator()(sqlite3* handle) const;
    };
    explicit Database(sqlite3* handle) : handle_(handle) {}

    std::unique_ptr<sqlite3, Closer> handle_;
    mutable std::map<std::string, std::vector<Compiled>, std::less<>> idle_;  ///< by text
};

/// The ErrorCode of a SQLite result code; `system_errno` is looked at for input/output errors.
ErrorCode error_code_of(int sqlite_code, int system_errno);

}  // namespace platform
