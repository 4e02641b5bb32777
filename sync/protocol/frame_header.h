#pragma once

// The header of a frame: what it carries and where it belongs in its device's log. One line of
// JSON, signed with the rows.

#include "kiosk/base/result.h"
#include "sync/protocol/bytes.h"

#include <string>
#include <string_view>

namespace protocol {

/// Version of the rows' vocabulary, and how they are written: a reader refuses any other.
constexpr int kFrameSchema = 1;
constexpr std::string_view kFrameCodec = "jsonl+zstd";

struct FrameHeader {
    std::string tenant;  ///< department: "71"
    std::int64_t kiosk = 0;
    Epoch epoch{};
    std::int64_t lo = 1;  ///< first sequence carried; hi + 1 when the frame carries none
    std::int64_t hi = 0;
    std::int64_t base = 0;     ///< the epoch starts after this sequence…
    Hash base_h{};             ///< …whose hash is this
    Hash prev_h{};             ///< h of lo - 1
    Hash h_hi{};               ///< h of hi; prev_h when the frame carries no row
    std::int64_t n = 0;        ///< rows carried: hi - lo + 1
    std::int64_t sealed = 0;   ///< sealed parts carried
    std::int64_t pending = 0;  ///< rows the device still has to send, these included
    std::string kid;           ///< key_id of the signing key
    Boot boot{};               ///< the clock when the frame was made
    std::int64_t mono_ms = 0;
    std::int64_t wall_ms = 0;
    int tq = 0;
    std::string sw;  ///< version of the program that made the frame

    friend bool operator==(const FrameHeader&, const FrameHeader&) = default;
};

std::string write_header(const FrameHeader& header);

/// Fails with invalid_input: not JSON, a field missing, one too many, out of range, or fields that
/// contradict each other (n, lo, hi, prev_h and h_hi of a heartbeat).
Result<FrameHeader> read_header(std::string_view json);

}  // namespace protocol
