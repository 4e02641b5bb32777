#pragma once

// The file of a device's log: its schema, its rows, and what tells a healthy one from a damaged
// one. SQL only; when things are done, and in which transaction, is device_store's business.

#include "kiosk/base/result.h"
#include "kiosk/domain/ticket_series.h"
#include "platform/sqlite/database.h"
#include "sync/protocol/outbox.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace platform {

/// Numbered, forward only: `migrate` runs those that a file lacks.
std::span<const std::string_view> journal_migrations();

/// Adds a row whose seq and hashes are already right.
Status insert_row(const Database& database, const protocol::LogRow& row);

Result<std::vector<protocol::LogRow>> read_rows_after(const Database& database, std::int64_t seq,
                                                      std::size_t max);

/// The row `seq`, if the log keeps it.
Result<std::optional<protocol::LogRow>> read_row(const Database& database, std::int64_t seq);

/// The newest row, if there is any.
Result<std::optional<protocol::LogRow>> read_last_row(const Database& database);

/// The sequence of the oldest row kept, or nothing.
Result<std::optional<std::int64_t>> read_first_seq(const Database& database);

Result<std::optional<std::string>> read_state(const Database& database, const std::string& key);
Status write_state(const Database& database, const std::string& key, std::string_view value);

/// Where the queue numbers stand; nothing when none was given yet.
Result<std::optional<domain::TicketSeries>> read_ticket_series(const Database& database);
Status write_ticket_series(const Database& database, const domain::TicketSeries& series);

/// Everything of OutboxState, read from the file. Fails with not_found when the file has no epoch
/// yet: it was never finished.
Result<protocol::OutboxState> read_outbox_state(const Database& database);

/// Checks the pages of the file (quick_check), then that the rows kept are one unbroken chain with
/// nothing missing that the centre has not acknowledged, and that the counters can be told.
///
/// Fails with corrupt and the first thing that is wrong.
Status check_journal(const Database& database);

}  // namespace platform
