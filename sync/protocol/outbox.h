#pragma once

// The device's log as the exchange with the centre sees it. platform/sqlite implements it beside
// domain::DeviceStore, over the same file; tests keep it in memory.

#include "kiosk/base/result.h"
#include "sync/protocol/log_row.h"

#include <optional>
#include <string>
#include <vector>

namespace protocol {

/// Keys of `remember`.
constexpr const char* kServerTimeKey = "server_time_ms";  ///< latest signed, floored to the hour
constexpr const char* kRetainDaysKey = "retain_days";     ///< latest the centre asked for
constexpr const char* kSealKeyKey = "seal_key";  ///< the department's, in hexadecimal, as last told
constexpr const char* kOrderKey = "ordre";       ///< id of the latest order obeyed
constexpr const char* kDroitOrderKey = "ordre_de_droit";  ///< id of the latest carried out
constexpr const char* kRestaurationKey = "restauration";  ///< the centre's life, as last told
constexpr const char* kRenvoiKey = "renvoi";  ///< next sequence to send again, 0 when done

struct OutboxState {
    Epoch epoch{};
    std::int64_t base_seq = 0;   ///< the epoch starts after this sequence; 0 for a new log
    Hash base_h{};               ///< h of base_seq; all zeros for a new log
    std::int64_t first_seq = 1;  ///< the oldest row kept; the next to be written when there is none
    std::int64_t last_seq = 0;   ///< the newest row, 0 when there is none
    Hash last_h{};
    std::int64_t acked_seq = 0;  ///< the centre has everything up to here
    Hash acked_h{};              ///< h of acked_seq; all zeros when acked_seq is 0
    std::int64_t droits = 0;     ///< id of the last order about droits that was carried out

    friend bool operator==(const OutboxState&, const OutboxState&) = default;
};

/// Every function fails with corrupt or unavailable as the store does, set_acked and remember also
/// with full. Implementations pass tests/contract/outbox_contract.h.
class Outbox {
  public:
    virtual ~Outbox() = default;

    /// Cheap: asked at every turn of the loop.
    virtual Result<OutboxState> state() const = 0;

    /// At most `max` rows after `seq`, in order. Rows the centre acknowledged long ago may be gone:
    /// the first row returned is then not seq + 1.
    virtual Result<std::vector<LogRow>> rows_after(std::int64_t seq, std::size_t max) const = 0;

    /// h of a row kept, of the one before the oldest kept, of base_seq, or zeros for 0. Fails with
    /// not_found when it is not kept.
    virtual Result<Hash> hash_at(std::int64_t seq) const = 0;

    /// The centre says it has everything up to `seq`, whose hash is `h`. Moves the cursor, back as
    /// well as forth (a centre restored from a backup asks again). `at_ms` (since 1970) dates the
    /// retention of the rows. Fails with conflict, and changes nothing, when the log's own row
    /// `seq` has another hash or does not exist: the two have forked.
    virtual Status set_acked(std::int64_t seq, const Hash& h, std::int64_t at_ms) = 0;

    /// The centre lives on from a backup that may lack rows acknowledged before: those are kept as
    /// long as if they had been acknowledged at `at_ms`.
    virtual Status keep_again(std::int64_t at_ms) = 0;

    /// Heals a fork: starts the epoch `epoch` after row `base`, the last one that the centre knows.
    /// Base, cursor and the label of every row after are one transaction, on disk when it returns:
    /// nothing may be sent under the new epoch before. Fails with not_found when `base` is neither
    /// a row kept nor what comes before the oldest; nothing is then changed.
    virtual Status start_epoch(const Epoch& epoch, std::int64_t base) = 0;

    /// Small durable values of the exchange.
    virtual Result<std::optional<std::string>> recall(const std::string& key) const = 0;
    virtual Status remember(const std::string& key, const std::string& value) = 0;
};

}  // namespace protocol
