#pragma once

// The rules by which the rows of a frame become events (sync.md, section 4), whatever the store:
//
//  1. An unknown epoch starts where its header says, if that is a point of the log that we keep, or
//     if the device keeps nothing before it either: that hole is noted.
//  2. A row at or before the cursor must be one we keep, by its hash; else the logs have forked.
//  3. The next row must follow the cursor's hash; else they have forked. A hole stops there.
//  4. A row already kept under another epoch moves the cursor and counts nothing.
//  5. A row that a purge may have taken counts nothing more: known in its own epoch; kept, and set
//     aside, in another. One that happened after the purge is an ordinary row.
//  6. A row that cannot be understood, or that a device sent after it was stolen, goes to
//     quarantine, and the cursor moves on.

#include "sync/central/projector.h"
#include "sync/central/values.h"

#include <functional>

namespace central {

struct Cursor {
    std::int64_t base = 0;
    protocol::Hash base_h{};
    std::int64_t upto = 0;
    protocol::Hash h{};
};

/// What a purge may have had to do with a row that is not kept.
enum class Purged {
    no,
    surely,    ///< the frame joins what the purge left
    own_life,  ///< maybe, and the purge took that sequence under the same epoch
    other_life
};

/// What the rules ask of a store, inside the transaction of a group of frames.
class Ledger {
  public:
    virtual ~Ledger() = default;

    virtual Result<std::optional<Cursor>> cursor(std::int64_t borne, const protocol::Epoch& e) = 0;
    virtual Status put_cursor(std::int64_t borne, const protocol::Epoch& epoch,
                              const Cursor& cursor) = 0;

    /// The highest sequence that a cursor of that borne has reached, 0 when there is none: a row
    /// beyond it is not kept under any epoch.
    virtual Result<std::int64_t> last_seq(std::int64_t borne) = 0;
    /// Whether that row is kept, under any epoch.
    virtual Result<bool> has(std::int64_t borne, std::int64_t seq, const protocol::Hash& h) = 0;

    virtual Result<Purged> purged(const Arrival& arrival, const protocol::LogRow& row,
                                  std::int64_t now_ms) = 0;
    /// The highest sequence that a purge took of that borne, 0 when there is none.
    virtual Result<std::int64_t> purged_upto(std::int64_t borne) = 0;

    /// The row as an event, with the interval its hour lies in.
    virtual Result<StoredEvent> date(const Arrival& arrival, const protocol::LogRow& row,
                                     std::int64_t now_ms) = 0;
    /// Why an event does not count: its device was stolen, or revoked, before; or it may have been
    /// counted before a purge.
    virtual Result<std::optional<std::string>> distrust(const StoredEvent& event) = 0;

    virtual Status add_event(const StoredEvent& event, const protocol::LogRow& row,
                             std::int64_t now_ms) = 0;
    virtual Status apply(const StoredEvent& event, const Changes& changes) = 0;
    virtual Status quarantine(std::int64_t borne, const protocol::LogRow& row,
                              const std::string& why, std::int64_t now_ms) = 0;
    virtual Status add_fork(const protocol::FrameHeader& header, const Fork& fork,
                            std::int64_t now_ms) = 0;
};

/// Whether an event counts.
struct Judgement {
    std::optional<Changes> changes;  ///< what it then changes in the counts
    std::string why_not;             ///< else why it does not (set_aside.h)
};

/// Not counted: what cannot be understood, and what `Ledger::distrust` says. Fails as the ledger.
Result<Judgement> judge(Ledger& ledger, const StoredEvent& event);

Result<Outcome> ingest_frame(Ledger& ledger, const Arrival& arrival, std::int64_t now_ms);

/// What a store does with each frame: `ingest_frame`, but where a test breaks one rule to show that
/// its proof would notice.
using IngestRules = std::function<Result<Outcome>(Ledger&, const Arrival&, std::int64_t now_ms)>;

/// The hour an event is counted at. A clock to be trusted (RTC or better, not a day ahead of the
/// centre) is believed; otherwise the time since the event in the same boot is taken off the hour
/// of receipt, or the device's clock is all there is, and the hour is an estimate.
StoredEvent stored_event(const protocol::FrameHeader& header, const protocol::LogRow& row,
                         std::int64_t now_ms);

}  // namespace central
