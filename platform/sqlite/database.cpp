#include "platform/sqlite/database.h"

#include <sqlite3.h>

#include <cerrno>

namespace platform {

ErrorCode error_code_of(int sqlite_code, int system_errno) {
    switch (sqlite_code & 0xFF) {
        case SQLITE_FULL:
            return ErrorCode::full;
        case SQLITE_IOERR:
            return system_errno == ENOSPC || system_errno == EDQUOT ? ErrorCode::full
                                                                    : ErrorCode::unavailable;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_TOOBIG:  // a length that no row of ours has: its page is damaged
        case SQLITE_ERROR:   // our SQL is tested: the schema of the file is not what it must be
            return ErrorCode::corrupt;
        case SQLITE_CONSTRAINT:
            return ErrorCode::conflict;
        default:
            return ErrorCode::unavailable;
    }
}

void Database::Closer::operator()(sqlite3* handle) const {
    sqlite3_close_v2(handle);
}

void Database::Finalizer::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

std::vector<Database::Compiled>& Database::idle(std::string_view sql) const {
    const auto known = idle_.find(sql);
    return known == idle_.end() ? idle_[std::string{sql}] : known->second;
}

Error Database::last_error(const std::string& what) const {
    const int code = sqlite3_extended_errcode(handle());
    return fail(error_code_of(code, sqlite3_system_errno(handle())),
                what + ": " + sqlite3_errmsg(handle()) + " (" + std::to_string(code) + ")");
}

Result<Database> Database::open(const std::string& path, const OpenOptions& options) {
    sqlite3* handle = nullptr;
    const int flags =
        options.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int opened = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX,
                                       options.vfs.empty() ? nullptr : options.vfs.c_str());
    Database database{handle};
    if (opened != SQLITE_OK) {
        return handle == nullptr ? fail(ErrorCode::unavailable, "ouverture : pas assez de mémoire")
                                 : database.last_error("open");
    }
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, options.busy_timeout_ms);

    std::string setup =
        "pragma foreign_keys=ON; pragma secure_delete=ON; pragma temp_store=MEMORY;";
    if (!options.read_only) {
        if (options.exclusive) setup += "pragma locking_mode=EXCLUSIVE;";
        setup += "pragma journal_mode=WAL; pragma synchronous=" + options.synchronous + ";";
    }
    if (auto done = database.execute(setup); !done) return done.error();
    return database;
}

Status Database::execute(const std::string& sql) {
    if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        return last_error("execute");
    }
    return Done{};
}

Status Database::transact(const std::function<Status()>& change) {
    if (auto begun = execute("begin immediate"); !begun) return begun;
    auto done = change();
    if (done) done = execute("commit");
    // A commit that failed, or a full disk, may have ended the transaction already.
    if (!done && sqlite3_get_autocommit(handle()) == 0) {
        if (const auto undone = execute("rollback"); !undone) return undone;
    }
    return done;
}

int Database::changes() const {
    return sqlite3_changes(handle());
}

}  // namespace platform
