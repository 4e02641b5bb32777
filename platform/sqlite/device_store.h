#pragma once

// What a device keeps for good, in one SQLite file: the log that the centre reads, the queue
// numbers and the daily counters.
//
//  1. `open` checks the whole file (quick_check, then the chain). A damaged file is set aside as
//     journal.corrompu-N and a new epoch starts, with what could be read as `sauvetage` events.
//  2. Every change is one transaction, synced before it returns; sequence and hash of an event are
//     computed inside it, so that there is never a gap.
//  3. An event is dated to the minute, and never before the time floor: the latest of the build,
//     the centre's last signed time and the last event.
//  4. When the disk is full, a reserve file is deleted once to make room for passages and calls for
//     help, or for the file to open at all; counters are refused from then on, until the next start
//     finds room again.
//
// One connection, one process (locking_mode=EXCLUSIVE), one thread.

#include "kiosk/domain/ports/clock.h"
#include "kiosk/domain/ports/device_store.h"
#include "kiosk/domain/ports/random.h"
#include "platform/sqlite/database.h"
#include "platform/sqlite/reserve_file.h"
#include "sync/protocol/outbox.h"

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace platform {

struct DeviceStoreOptions {
    std::string folder;        ///< exists; holds journal.db and its companions
    base::Instant built_at{};  ///< of this program: no event is older
    std::string vfs;           ///< name of a registered VFS, empty for the system's
    std::string synchronous = "FULL";
    std::int64_t reserve_bytes = std::int64_t{8} << 20;
    std::function<void()> on_reserve_spent;  ///< called once it is given back; may be empty
};

/// What `open` met: for the log and for the staff's screen.
struct OpenReport {
    bool created = false;       ///< there was no log
    std::string damage;         ///< what was wrong with the old one; empty when it was sound
    std::string set_aside;      ///< the damaged file's new path
    std::int64_t salvaged = 0;  ///< rows imported for human review
    std::int64_t unread = 0;    ///< rows seen but not readable, at least
};

/// Passes tests/contract/device_store_contract.h and outbox_contract.h.
class SqliteDeviceStore final : public domain::DeviceStore, public protocol::Outbox {
  public:
    /// Fails with unavailable (disk read-only, folder missing, another process has it), full, or
    /// conflict (written by a newer program). Damage is no failure: see OpenReport.
    static Result<std::unique_ptr<SqliteDeviceStore>> open(const DeviceStoreOptions& options,
                                                           const domain::Clock& clock,
                                                           domain::Random& random);

    const OpenReport& report() const { return report_; }

    /// False: the disk is or was full, counters are refused.
    bool has_reserve() const { return reserve_.is_kept(); }

    Status transact(const std::function<Status(domain::StoreTransaction&)>& change) override;

    Result<protocol::OutboxState> state() const override { return state_; }
    Result<std::vector<protocol::LogRow>> rows_after(std::int64_t seq,
                                                     std::size_t max) const override;
    Result<protocol::Hash> hash_at(std::int64_t seq) const override;
    Status set_acked(std::int64_t seq, const protocol::Hash& h, std::int64_t at_ms) override;
    Status keep_again(std::int64_t at_ms) override;
    Status start_epoch(const protocol::Epoch& epoch, std::int64_t base) override;
    Result<std::optional<std::string>> recall(const std::string& key) const override;
    Status remember(const std::string& key, const std::string& value) override;

    /// Deletes the rows acknowledged more than `retain_days` ago, but the newest of them: what a
    /// centre restored from a backup may end with, and ask to be followed from. Also deletes the
    /// sealed parts acknowledged more than 24 h ago. Returns how many rows left.
    Result<std::int64_t> purge_acknowledged(base::Instant now, int retain_days);

    /// The same at the latest hour that the centre signed, for as long as it asked for, at least 35
    /// days. The device's own clock has no say: a wrong year would empty the log, and a centre
    /// restored from a backup could not be refilled.
    Result<std::int64_t> purge_when_due();

  private:
    SqliteDeviceStore(Database database, const DeviceStoreOptions& options,
                      const domain::Clock& clock, ReserveFile reserve);
    Status attempt(const std::function<Status(domain::StoreTransaction&)>& change,
                   bool& is_essential);
    Status refresh();  ///< state_ and floor_ms_, from the file

    Database database_;
    const domain::Clock& clock_;
    base::Instant built_at_;
    std::int64_t floor_ms_ = 0;  ///< of the next event's date
    ReserveFile reserve_;
    std::function<void()> on_reserve_spent_;
    /// Drawn at each opening: two copies of one card do not give the same codes.
    std::array<std::byte, 16> code_key_{};
    OpenReport report_;
    protocol::OutboxState state_;  ///< as committed: what the loop asks at every turn
};

}  // namespace platform
