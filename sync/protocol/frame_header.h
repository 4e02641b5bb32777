#pragma once

// The header of a frame: what it carries and where it belongs in its device's log. One line of
// JSON, signed with the rows.

#include "kiosk/base/result.h"
#include "sync/protocol/bytes.h"

#include <optional>
#include <string>
#include <string_view>

namespace protocol {

/// Version of this header, and the oldest one that is still read: a van may come back with the
/// program of two versions ago. A frame is written in the oldest one that says all it says.
constexpr int kFrameSchema = 4;
constexpr int kOldestFrameSchema = 1;
constexpr std::string_view kFrameCodec = "jsonl+zstd";

/// A signed hour of the centre, held against the clock of one boot: at `mono_ms` it was
/// `server_ms`, give or take half of `rtt_ms`.
struct Anchor {
    std::int64_t mono_ms = 0;
    std::int64_t server_ms = 0;
    std::int64_t rtt_ms = 0;
    friend bool operator==(const Anchor&, const Anchor&) = default;
};

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
    std::string sw;                ///< version of the program that made the frame
    std::optional<Anchor> anchor;  ///< the last exchange of this boot; from schema 2 on
    std::int64_t droits = 0;  ///< id of the last order about droits carried out; from schema 3 on
    std::int64_t debut = 0;   ///< the oldest row the log still keeps; from schema 4 on, 0 before
    int schema = 2;

    friend bool operator==(const FrameHeader&, const FrameHeader&) = default;
};

std::string write_header(const FrameHeader& header);

/// Fails with invalid_input: not JSON, a field missing, one too many, out of range, or fields that
/// contradict each other (n, lo, hi, prev_h and h_hi of a heartbeat).
Result<FrameHeader> read_header(std::string_view json);

}  // namespace protocol
