#pragma once

// A borne of the fleet: the real log, droits, desk and exchange, on a disk that loses power and a
// clock that nobody keeps right. What people saw of it goes to the model.

#include "kiosk/app/rdv_desk.h"
#include "platform/sqlite/device_store.h"
#include "sync/client/sync_client.h"
#include "sync/protocol/book.h"
#include "tests/flotte/incident.h"
#include "tests/flotte/model.h"
#include "tests/simulation/machine_clock.h"
#include "tests/simulation/network.h"
#include "tests/support/power_loss_vfs.h"

#include <memory>

namespace flotte {

using simulation::DeviceId;

class Borne final : public client::Orders {
  public:
    struct Place {
        simulation::Stage& stage;
        simulation::Network& network;
        Tally& tally;
        Model& model;
        std::string folder;  ///< real, for the reserve and for damaged logs
    };
    Borne(Place place, DeviceId id);

    protocol::VerifyKey verify_key() const;
    void enrolled(std::int64_t borne, const protocol::VerifyKey& centre);
    std::int64_t number() const { return identity_.grant.borne; }

    bool on() const { return store_ != nullptr; }
    void start();
    void stop(bool is_power);
    /// Falls after that many more operations on its disk.
    void arm(int operations, bool is_power);
    /// Falls at one of the moments that a proof must meet, each time with this chance in 1000.
    int falls_per_mille = 0;

    void tick();

    // Somebody stands before it, with the ticket of that rank or none. Pre: on().
    void sell();
    void move(std::size_t ticket);
    void cancel(std::size_t ticket);
    void arrive(std::size_t ticket);
    /// The same sale, asked of the centre: it goes on in `tick`.
    void ask();
    bool is_asking() const { return asking_.has_value(); }
    bool has_paper = true;

    // Its card. Pre of the last three: off.
    void take_image();
    /// An image is taken between every so many intentions and their sale; 0: none is.
    int images_every = 0;
    bool has_image() const { return !images_.empty() && !is_damaged_; }
    void restore_image();
    void damage();
    bool is_damaged() const { return is_damaged_; }
    void become_copy_of(const Borne& original);
    bool is_copy() const { return is_copy_; }
    /// The operator takes it away; what only it held is gone.
    void leave_for_ever();

    void fill_disk();
    void free_disk();
    /// What only the centre still held may be lost now.
    void centre_was_restored();

    Status condemn() override;
    Status take_inventory(std::int64_t commande, std::int64_t premier_droit) override;
    Result<bool> take_droits(const client::DroitOrders& orders) override;

    bool settled() const;
    std::string describe() const;
    domain::DroitsTenus droits() const;  ///< Pre: on().
    std::string epoch() const;           ///< Pre: on().
    const test::PowerLossDisk& disk() const { return disk_; }

    simulation::MachineClock clock;

  private:
    /// A sale under way at the centre.
    struct Asking {
        std::uint64_t exchange = 0;
        std::string question;  ///< id
        std::int64_t since_ms = 0;
        std::optional<domain::RdvDeBorne> wanted = {};  ///< none yet: the offers were asked for
        int tries = 0;
    };
    struct Image {
        test::PowerLossDisk::Image files;
        std::int64_t last_seq;
    };

    platform::DeviceStoreOptions options() const;
    std::string log_path() const { return place_.folder + "/journal.db"; }
    bool open_store(const platform::DeviceStoreOptions& options);
    bool start_from_real_files();
    void log_is_gone();
    void check_not_handed_over();

    /// True, once, when it just fell as `falls_per_mille` wills.
    bool falls_now(Incident incident);
    /// Runs one change of the log; false when it failed, or when the borne fell in it.
    bool change(const std::function<Status()>& what);
    Status transact(const std::function<Status(domain::StoreTransaction&)>& what) const;
    Told told_now() const;

    std::optional<domain::Tranche> choose_held();
    bool sell_into(const domain::Tranche& tranche, std::optional<std::size_t> moved);
    void hand_over(std::size_t ticket);
    app::MakeCode codes() const;
    std::string new_rdv();

    void post(const protocol::BookAsk& ask);
    void poll_answer();
    void hear(const protocol::BookAnswer& answer);
    void intend(const domain::Tranche& tranche);
    void keep_online_sale();
    void give_up_asking();
    void ask_for_wanted();
    void abandon_intentions();
    void note_forgotten_sales();

    simulation::Stage& stage_;
    Place place_;
    DeviceId id_;
    test::PowerLossDisk disk_;
    test::PowerLossVfs vfs_{disk_};
    simulation::DiceRandom random_;
    client::Identity identity_;
    std::vector<Image> images_;
    bool is_copy_ = false;
    bool is_damaged_ = false;
    std::unique_ptr<platform::SqliteDeviceStore> store_;
    std::unique_ptr<simulation::SimulatedTransport> transport_;
    std::unique_ptr<client::SyncClient> sync_;
    bool falls_by_power_ = false;
    std::optional<Incident> why_it_falls_;
    std::optional<Asking> asking_;
    int intentions_ = 0;
    std::int64_t acked_ = 0;
    bool may_be_ahead_ = false;  ///< of a centre restored since the last exchange
    std::int64_t restored_ms_ = 0;
};

}  // namespace flotte
