#pragma once

// How far a device has gone among the parutions it has believed: it never goes back, whoever
// replays an old manifest, and a version that jumps absurdly far is refused, because nothing could
// come after it. A new generation of the publication key starts its own count, which is how a
// department recovers from a stolen key.

#include "sync/protocol/parution.h"

namespace protocol {

/// Versions are whole numbers that people give one by one: a device off for years is still within.
constexpr std::int64_t kMaxVersionJump = 10'000;

struct Ratchet {
    std::int64_t generation = 0;  ///< 0: no parution was ever believed
    std::int64_t version = 0;
    Hash id{};  ///< of the parution that brought it here
    friend bool operator==(const Ratchet&, const Ratchet&) = default;
};

Ratchet ratchet_at(const SignedParution& signed_parution);

/// The one that went further.
const Ratchet& further(const Ratchet& a, const Ratchet& b);

/// Fails with conflict, in words for the log: older than what was believed, another content under
/// the same version, or a jump too far.
Status check_ratchet(const Ratchet& ratchet, const SignedParution& next);

/// "1:7:" and 64 hexadecimal digits; "" for a device that never believed any.
std::string to_text(const Ratchet& ratchet);

/// Fails with invalid_input.
Result<Ratchet> ratchet_from_text(std::string_view text);

}  // namespace protocol
