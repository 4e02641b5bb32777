#pragma once

// zstd, with the limits that make a received body safe to open.

#include "kiosk/base/result.h"

#include <string>
#include <string_view>

namespace protocol {

std::string compress(std::string_view bytes);

/// Decompresses one zstd frame. Never holds more than `max_bytes` plus a window of 4 MiB, whatever
/// the input announces. Fails with invalid_input: not one whole zstd frame, a window or a result
/// too large, bytes after the end.
Result<std::string> decompress(std::string_view bytes, std::size_t max_bytes);

}  // namespace protocol
