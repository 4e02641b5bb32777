#pragma once

// The frame: a run of consecutive rows of one device's log, compressed and signed, the same bytes
// over the network and on a USB stick. The exact layout is in docs/formats/trame.md.
//
// Reading is three steps, so that nothing unsigned is ever decompressed or believed:
//   1. split_frames cuts a POST body into raw frames and reads their headers;
//   2. the caller finds the key of the device that the header names, and calls verify_frame;
//   3. open_frame decompresses the rows and checks their chain against the header.

#include "kiosk/base/result.h"
#include "sync/protocol/frame_header.h"
#include "sync/protocol/log_row.h"
#include "sync/protocol/signature.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace protocol {

constexpr std::size_t kMaxFrameEvents = 500;
constexpr std::size_t kMaxFrameBody = std::size_t{256} << 10;  ///< compressed
constexpr std::size_t kMaxFrameRows = std::size_t{4} << 20;    ///< decompressed
constexpr std::size_t kMaxFrameSealed = std::size_t{4} << 20;  ///< all sealed parts
constexpr std::size_t kMaxFrameHeader = std::size_t{4} << 10;
constexpr std::size_t kMaxFramesPerPost = 16;

/// A frame as received: its header is read, nothing is verified yet.
struct RawFrame {
    FrameHeader header;
    std::string signed_part;  ///< magic, header and body with their lengths, as received
    std::string body;         ///< compressed
    Signature signature{};
    std::string sealed;  ///< the sealed parts, not signed but covered by the rows' hashes
};

/// A frame ready to send, and the id that its acknowledgement will quote.
struct EncodedFrame {
    std::string bytes;
    std::string id;
};

/// How many of `rows`, from the first, fit in one frame: at least 1 if there is one.
std::size_t rows_in_one_frame(std::span<const LogRow> rows);

/// Makes and signs the frame of `rows`, which must be a valid chain of one epoch that fits
/// (rows_in_one_frame). With no row it is a heartbeat. `header` gives what rows do not: tenant,
/// kiosk, epoch, base, pending, clock, sw, and lo and prev_h for a heartbeat; the rest is set here.
///
/// Fails with invalid_input when the rows do not fit; asserts that they are consecutive.
Result<EncodedFrame> encode_frame(FrameHeader header, std::span<const LogRow> rows,
                                  const SignKey& key);

/// Cuts 1 to kMaxFramesPerPost frames set end to end. Fails with invalid_input and says which frame
/// and what is wrong with it.
Result<std::vector<RawFrame>> split_frames(std::string_view post_body);

/// Fails with corrupt when `key` did not sign the frame.
Status verify_frame(const RawFrame& frame, const VerifyKey& key);

/// The rows of a verified frame, whole: prev_h, h and epoch are filled in, sealed parts attached.
/// Fails with invalid_input (limits, malformed rows) or corrupt (chain, sealed parts).
Result<std::vector<LogRow>> open_frame(const RawFrame& frame);

/// What an acknowledgement quotes to say which frame it answers: 64 hexadecimal digits.
std::string frame_id(const Signature& signature);

}  // namespace protocol
