#pragma once

// The rows of a frame as JSON Lines, and its sealed parts: what frame.h compresses and appends.

#include "kiosk/base/result.h"
#include "sync/protocol/log_row.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace protocol {

/// One line, with its end. Epoch, prev_h and h are not written: the frame's header gives them.
std::string row_line(const LogRow& row);

/// Fails with invalid_input and the number of the line. Epoch, prev_h, h and sealed are not set.
Result<std::vector<LogRow>> read_rows(std::string_view lines, std::size_t max_rows);

/// For each row that has one: its sequence (i64), then its sealed part as a field (bytes.h).
std::string write_sealed(std::span<const LogRow> rows);

/// Attaches sealed parts to their rows. Fails with invalid_input (malformed, an unknown or repeated
/// sequence) or corrupt (not what the row's sealed_h says).
Status attach_sealed(std::string_view bytes, std::vector<LogRow>& rows);

}  // namespace protocol
