#pragma once

// What becomes of a damaged log (sync.md, section 1): its files are set aside, never deleted, and
// what can still be read of them enters the new log for human review.
// Reasons: docs/decisions/2026-11-22-journal-abime.md.

#include "kiosk/base/civil_time.h"
#include "kiosk/base/result.h"
#include "kiosk/domain/ports/clock.h"
#include "kiosk/domain/ticket_series.h"
#include "platform/sqlite/counter_lines.h"
#include "sync/protocol/log_row.h"

#include <optional>
#include <string>
#include <vector>

namespace platform {

/// The path of the log in `folder`.
std::string journal_path(const std::string& folder);

/// Renames the log and its companions to journal.corrompu-N, N being the first free number; returns
/// the new path. Fails with unavailable.
Result<std::string> set_journal_aside(const std::string& folder);

/// Ends a setting aside that a power cut stopped half way: a -wal without its log.
void finish_setting_aside(const std::string& folder);

/// The log set aside last, if there is one, and how many there are.
struct SetAside {
    std::string path;
    int count = 0;
};
std::optional<SetAside> last_set_aside(const std::string& folder);

/// What could be read of a damaged log.
struct Salvage {
    std::vector<protocol::LogRow> rows;  ///< those the centre may not have, in order
    std::int64_t unread = 0;             ///< rows known to be missing
    std::vector<Counted> counters;
    /// The highest queue number of the last day found, or above it when the file could not tell.
    std::optional<domain::TicketSeries> tickets;
};

/// Reads a copy of the log set aside last, which stays as it is. Never fails: what cannot be read
/// is counted. A queue number that nothing dates is of the day of `now`.
Salvage read_damaged(const SetAside& damaged, const domain::ClockReading& now);

/// How the review sees a row: "seq wall_ms tq intacte|abimee body".
std::string review_text(const protocol::LogRow& row);

}  // namespace platform
