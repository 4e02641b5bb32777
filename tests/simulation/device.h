#pragma once

// A device under test: the real log and the real exchange, on a disk that loses power, a clock that
// nobody keeps right, and visitors. Beside it, the list of what those visitors were shown.

#include "kiosk/domain/ports/stick.h"
#include "platform/sqlite/device_store.h"
#include "sync/client/sync_client.h"
#include "tests/fakes/fake_signal.h"
#include "tests/simulation/forgetful_outbox.h"
#include "tests/simulation/machine_clock.h"
#include "tests/simulation/network.h"
#include "tests/support/power_loss_vfs.h"

#include <map>
#include <memory>
#include <set>

namespace simulation {

/// An event that was on disk when the visitor saw what it stands for.
struct Shown {
    std::int64_t seq = 0;
    protocol::Hash h{};
    bool is_passage = false;
    bool only_at_centre = false;  ///< the device's log no longer holds it
    bool excused = false;         ///< what held it was destroyed before the centre had it
    bool was_kept = false;        ///< the centre had it when it purged
};

class Device final : public client::Orders {
  public:
    struct Place {
        Stage& stage;
        Network& network;
        std::string folder;  ///< real, for the reserve and for damaged logs
    };
    Device(Place place, DeviceId id);

    char lettre() const { return lettre_; }
    protocol::VerifyKey verify_key() const;
    void enrolled(std::int64_t borne, const protocol::VerifyKey& centre);
    std::int64_t borne() const { return identity_.grant.borne; }

    bool on() const { return store_ != nullptr; }
    void start();
    void crash() { end(false); }
    void lose_power() { end(true); }
    void arm(int operations, bool is_power);

    void work();     ///< one visitor
    void morning();  ///< what the program does when the day changes
    void tick();
    /// Hands in every counter, whatever its day. Pre: on().
    void close_for_ever();

    /// A copy of the card, and the day somebody puts it back. Pre: on(); off, and has_image().
    void take_image();
    bool has_image() const { return !images_.empty() && !is_damaged_; }
    void restore_image();

    /// Becomes a copy of `original`, which goes on. Pre: new; `original` is off, not damaged.
    void become_copy_of(const Device& original);
    bool is_copy() const { return is_copy_; }
    /// The operator takes a copy away; what it showed may or may not have been counted.
    void take_away(Device& copy);

    /// Exports to the stick, or imports its acknowledgements. Pre: on().
    void exchange_by_stick(domain::Stick& stick, bool is_export);

    Status condemn() override;
    Status take_inventory(std::int64_t commande, std::int64_t premier_droit) override;
    Result<bool> take_droits(const client::DroitOrders& orders) override;

    void fill_disk();
    void free_disk();
    void damage();        ///< Pre: off.
    void write_future();  ///< an event of a version to come. Pre: off, not damaged.
    void revoked() { is_revoked_ = true; }
    /// What only the centre still held may be lost now.
    void centre_was_restored();

    bool is_revoked() const { return is_revoked_; }
    /// Every epoch that its disk has held.
    const std::set<protocol::Epoch>& epochs() const { return epochs_; }
    bool is_damaged() const { return is_damaged_; }
    /// Where it stands, for whoever reads a run.
    std::string describe() const;
    /// On, and the centre has everything.
    bool settled() const;

    MachineClock clock;

    // The model: what visitors were shown.
    std::vector<Shown> shown;
    std::map<std::string, std::int64_t> counted;  ///< "famille/cle"
    std::int64_t uncertain = 0;         ///< passages whose change failed: maybe kept all the same
    std::int64_t uncertain_counts = 0;  ///< the same of counters
    bool counters_unsure = false;       ///< a copy of its log may have told them again
    bool lost_something = false;        ///< its log was damaged: counters may be missing
    std::int64_t set_aside = 0;         ///< logs put aside

    /// Of the log. Pre: on().
    Result<protocol::OutboxState> state() const { return store_->state(); }
    std::vector<protocol::LogRow> rows() const { return *store_->rows_after(0, 1'000'000); }
    const test::PowerLossDisk& disk() const { return disk_; }

  private:
    void end(bool is_power);
    bool open_store(const platform::DeviceStoreOptions& options);
    bool start_from_real_files();
    void note_start();
    platform::DeviceStoreOptions options() const;
    std::string log_path() const { return place_.folder + "/journal.db"; }
    Status change(const std::function<Status()>& what);
    void take_ticket();
    void consult();
    void count();
    void call_for_help();
    void observe(bool was_busy, const std::string& error_before);
    void forget_early(bool has_sent);
    base::Date today() const { return base::to_paris(clock.read().wall).date; }

    Stage& stage_;
    Place place_;
    DeviceId id_;
    test::PowerLossDisk disk_;
    test::PowerLossVfs vfs_{disk_};
    DiceRandom random_;
    client::Identity identity_;
    struct Image {
        test::PowerLossDisk::Image files;
        std::int64_t last_seq;
        std::int64_t acked_seq;
    };
    char lettre_;
    std::vector<Image> images_;
    std::set<protocol::Epoch> epochs_;
    std::optional<protocol::Epoch> epoch_;
    bool is_copy_ = false;
    bool is_condemned_ = false;
    std::unique_ptr<platform::SqliteDeviceStore> store_;
    std::unique_ptr<ForgetfulOutbox> forgetful_;  ///< of the mutant
    std::unique_ptr<SimulatedTransport> transport_;
    std::unique_ptr<client::SyncClient> sync_;
    test::FakeSignal signal_;
    bool fell_ = false;
    bool falls_by_power_ = false;
    bool is_damaged_ = false;
    bool may_hide_damage_ = false;  ///< damaged since a log was set aside: it may show at any start
    bool is_revoked_ = false;
    bool may_be_ahead_ = false;  ///< of a centre restored since the last exchange
    std::int64_t restored_ms_ = 0;
    int exchanges_ = 0;
    std::int64_t acked_ = 0;
    std::size_t helps_told_ = 0;
    base::Date number_day_{};  ///< of the last queue number
    std::set<std::pair<base::Date, int>> numbers_;
};

}  // namespace simulation
