#include "platform/sqlite/statement.h"

#include <sqlite3.h>

#include <utility>

namespace platform {

Statement::Statement(const Database& database, std::string_view sql)
    : database_(database), shelf_(database.idle(sql)) {
    if (!shelf_.empty()) {
        statement_ = std::move(shelf_.back());
        shelf_.pop_back();
        return;
    }
    sqlite3_stmt* compiled = nullptr;
    check(sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &compiled,
                             nullptr),
          "prepare");
    statement_.reset(compiled);
}

Statement::~Statement() {
    if (failure_) return;
    reset();
    shelf_.push_back(std::move(statement_));
}

void Statement::check(int code, const char* what) {
    if (code != SQLITE_OK && !failure_) failure_ = database_.last_error(what);
}

Statement& Statement::bind(std::int64_t value) {
    if (!failure_) check(sqlite3_bind_int64(statement_.get(), ++bound_, value), "bind");
    return *this;
}

Statement& Statement::bind(std::string_view text) {
    return bind_text(text, SQLITE_TRANSIENT);
}

Statement& Statement::bind(std::span<const std::byte> blob) {
    return bind_blob(blob, SQLITE_TRANSIENT);
}

Statement& Statement::bind_lent(std::string_view text) {
    return bind_text(text, SQLITE_STATIC);
}

Statement& Statement::bind_lent(std::span<const std::byte> blob) {
    return bind_blob(blob, SQLITE_STATIC);
}

Statement& Statement::bind_text(std::string_view text, Release release) {
    if (!failure_) {
        check(sqlite3_bind_text(statement_.get(), ++bound_, text.data(),
                                static_cast<int>(text.size()), release),
              "bind");
    }
    return *this;
}

Statement& Statement::bind_blob(std::span<const std::byte> blob, Release release) {
    if (!failure_) {
        // A null pointer would bind NULL: an empty blob is zeroblob(0).
        check(blob.empty() ? sqlite3_bind_zeroblob(statement_.get(), ++bound_, 0)
                           : sqlite3_bind_blob(statement_.get(), ++bound_, blob.data(),
                                               static_cast<int>(blob.size()), release),
              "bind");
    }
    return *this;
}

Statement& Statement::bind_null() {
    if (!failure_) check(sqlite3_bind_null(statement_.get(), ++bound_), "bind");
    return *this;
}

Statement& Statement::bind(const std::optional<std::int64_t>& value) {
    return value ? bind(*value) : bind_null();
}

bool Statement::next_row() {
    if (failure_) return false;
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) failure_ = database_.last_error("step");
    return false;
}

Status Statement::run() {
    while (next_row()) {
    }
    return status();
}

std::int64_t Statement::number(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::text(int column) const {
    const auto* bytes =
        reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return bytes == nullptr ? std::string{} : std::string{bytes, size};
}

std::vector<std::byte> Statement::blob(int column) const {
    const auto* bytes =
        static_cast<const std::byte*>(sqlite3_column_blob(statement_.get(), column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return bytes == nullptr ? std::vector<std::byte>{}
                            : std::vector<std::byte>{bytes, bytes + size};
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

Statement& Statement::reset() {
    if (statement_) {
        sqlite3_reset(statement_.get());
        sqlite3_clear_bindings(statement_.get());
    }
    bound_ = 0;
    return *this;
}

Statement& Statement::again() {
    if (statement_) sqlite3_reset(statement_.get());
    bound_ = 0;
    return *this;
}

Status Statement::status() const {
    if (failure_) return *failure_;
    return Done{};
}

}  // namespace platform
