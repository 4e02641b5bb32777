#pragma once

// How values stand in the columns of the centre's tables.

#include "kiosk/base/civil_time.h"
#include "sync/central/sql/connection.h"
#include "sync/protocol/bytes.h"

#include <algorithm>
#include <chrono>
#include <span>
#include <vector>

namespace central {

/// Days since 1970.
inline std::int64_t to_column(base::Date date) {
    return std::chrono::sys_days{date}.time_since_epoch().count();
}
inline base::Date to_date(std::int64_t column) {
    return base::Date{std::chrono::sys_days{std::chrono::days{column}}};
}

/// A blob of exactly N bytes; zeros when the column holds anything else.
template <std::size_t N>
std::array<std::byte, N> array_at(const sql::Statement& row, int column) {
    std::array<std::byte, N> out{};
    const auto bytes = row.blob(column);
    if (bytes.size() == N) std::copy(bytes.begin(), bytes.end(), out.begin());
    return out;
}

/// One text of SQL serves any number of keys: it names this many, the last of them repeated.
inline constexpr std::size_t kTogether = 16;

template <class T>
const T& one_of(std::span<const T> keys, std::size_t i) {
    return keys[std::min(i, keys.size() - 1)];
}

/// Calls `load` with all the keys, at most kTogether at a time, until one fails.
template <class T, class Load>
Status by_sixteen(std::span<const T> keys, const Load& load) {
    Status loaded = Done{};
    while (loaded && !keys.empty()) {
        const auto some = keys.first(std::min(keys.size(), kTogether));
        loaded = load(some);
        keys = keys.subspan(some.size());
    }
    return loaded;
}

inline std::optional<std::int64_t> optional_at(const sql::Statement& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return row.number(column);
}

/// Every row of `query`, read by `read`.
template <class Read>
auto all(sql::Statement& query, const Read& read) -> Result<std::vector<decltype(read(query))>> {
    std::vector<decltype(read(query))> rows;
    while (query.next_row()) rows.push_back(read(query));
    const auto done = query.status();
    if (!done) return done.error();
    return rows;
}

}  // namespace central
