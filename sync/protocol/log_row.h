#pragma once

// One row of a device's log, and the hash that chains it to the row before. The exact bytes are
// specified in docs/formats/journal.md; changing any of them breaks every log in the field.

#include "kiosk/base/result.h"
#include "sync/protocol/bytes.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace protocol {

struct LogRow {
    std::int64_t seq = 0;  ///< 1, 2, 3… without a gap
    Epoch epoch{};         ///< not covered by the hash: healing a fork re-labels rows
    Boot boot{};
    std::int64_t mono_ms = 0;  ///< since boot
    std::int64_t wall_ms = 0;  ///< since 1970, UTC
    int tq = 0;                ///< domain::TimeQuality: 0 none, 1 floor, 2 RTC, 3 network
    std::string type;          ///< name of the event, as in event_codec.h
    int v = 1;                 ///< version of the body
    std::string body;          ///< JSON, without personal data

    /// Personal data sealed to the department's key. Purged 24 h after acknowledgement, so the
    /// chain covers its hash, which stays.
    std::optional<std::string> sealed;
    std::optional<Hash> sealed_h;  ///< BLAKE2b-256 of `sealed`; absent when there never was one

    Hash prev_h{};  ///< h of the row before; all zeros before row 1
    Hash h{};

    friend bool operator==(const LogRow&, const LogRow&) = default;
};

/// BLAKE2b-256, no key.
Hash hash_of(std::string_view bytes);

/// What `h` must be, from prev_h and every field but epoch, sealed (through sealed_h) and h.
Hash chain_hash(const LogRow& row);

/// The first six bytes of a hash, as a number: tells apart the rows that several lives of one log
/// have at one sequence.
std::int64_t marque_of(const Hash& h);

/// Sets sealed_h from sealed when it is there, then h.
void seal_chain(LogRow& row);

/// Checks that every row follows the one before (seq, prev_h) and that every h and sealed_h are
/// right. What comes before the first row is the caller's to compare. Empty is a valid chain.
///
/// Fails with corrupt, and names the sequence that broke.
Status verify_chain(std::span<const LogRow> rows);

}  // namespace protocol
