#pragma once

#include "kiosk/base/result.h"
#include "platform/sqlite/database.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace platform {

/// One SQL statement: bind in order, step through rows, ask for the status once at the end.
///
/// The first failure is kept and every later call does nothing, so that code reads as a straight
/// line. `reset` makes it ready for new values. The Database outlives it, and keeps what was
/// compiled for the next use of the same text.
class Statement {
  public:
    Statement(const Database& database, std::string_view sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(std::int64_t value);
    Statement& bind(std::string_view text);
    Statement& bind(std::span<const std::byte> blob);
    Statement& bind_null();
    /// Without a copy: the bytes outlive the run.
    Statement& bind_lent(std::string_view text);
    Statement& bind_lent(std::span<const std::byte> blob);
    Statement& bind(const std::optional<std::int64_t>& value);

    /// Moves to the next row; false at the end or after a failure.
    bool next_row();

    /// Runs to the end, rows ignored.
    Status run();

    std::int64_t number(int column) const;
    std::string text(int column) const;
    std::vector<std::byte> blob(int column) const;
    bool is_null(int column) const;

    /// Forgets values and row; the failure, if any, stays.
    Statement& reset();
    /// Ready for the next row of values, every one of which is bound again.
    Statement& again();

    /// Success, or the first failure of this statement.
    Status status() const;

  private:
    using Release = void (*)(void*);  ///< SQLite's word for who owns the bytes
    Statement& bind_text(std::string_view text, Release release);
    Statement& bind_blob(std::span<const std::byte> blob, Release release);
    void check(int code, const char* what);

    const Database& database_;
    std::vector<Database::Compiled>& shelf_;
    Database::Compiled statement_;
    int bound_ = 0;
    std::optional<Error> failure_;
};

/// Every row of `query`, read by `read`.
template <class Read>
auto all(Statement& query, const Read& read) -> Result<std::vector<decltype(read(query))>> {
    std::vector<decltype(read(query))> rows;
    while (query.next_row()) rows.push_back(read(query));
    const auto done = query.status();
    if (!done) return done.error();
    return rows;
}

}  // namespace platform
