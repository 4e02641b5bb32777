#pragma once

// Everything perron-borne opens at start. What must be there (its folder for itself alone, its
// sentences) fails the start; what can be missing (pack, disk, printer, centre) is replaced by a
// part that says so, and the visitor still finds urgent numbers and the way to the accueil.

#include "kiosk/borne/application.h"
#include "kiosk/borne/centre_orders.h"
#include "kiosk/borne/contents.h"
#include "kiosk/borne/manual_clock.h"
#include "kiosk/borne/options.h"
#include "kiosk/content/pack_annuaire.h"
#include "kiosk/domain/ports/background.h"
#include "platform/crypto/sodium_random.h"
#include "platform/sqlite/device_store.h"
#include "platform/system/files.h"
#include "platform/system/log_file.h"
#include "sync/client/downloader.h"
#include "sync/client/identity.h"
#include "sync/client/transport.h"
#include "sync/protocol/outbox.h"

#include <memory>
#include <optional>

namespace borne {

/// Where the device keeps everything it owns.
std::string data_folder(const Options& options);

/// The version of the program, as told to the centre.
extern const char* const kVersion;

class World {
  public:
    /// Fails with conflict (another perron-borne uses the folder), unavailable (the folder or the
    /// sentences cannot be read) or invalid_input (an option, or a damaged file of the device).
    static Result<std::unique_ptr<World>> open(const Options& options);

    Services services();
    Device device() const;

    /// Nothing is kept longer than it must be; call it often, it works once an hour.
    void keep_house();

    void log(std::string_view code, std::string_view detail) { log_->write(code, detail); }

    /// Set when a scenario decides the time; else null.
    ManualClock* manual_clock() { return manual_clock_; }
    domain::Clock& clock() { return *clock_; }
    domain::Synchronisation& synchronisation() { return *synchronisation_; }

    /// Lets the exchange with the centre proceed, both ways; returns at once.
    void tick();

    /// Fetches what the centre publishes, until it is here or cannot be; blocks.
    void fetch_content();

    /// Takes a new content that is ready, and tells the application. Call it between turns of the
    /// loop: it does nothing during a visit.
    void renew_content(Application& application);

    ShownContent shown_content() const;

    /// The program ends as it should.
    void stop() { contents_->confirm(); }

  private:
    World() = default;

    void open_clock(const Options& options);
    Status open_textes();
    Status open_sheets(const Options& options);
    Status open_folder();
    void open_identity();
    void open_contents(const Options& options);
    Status open_synchronisation(const Options& options);
    Result<std::unique_ptr<client::Transport>> open_transport(const Options& options) const;
    void announce_content();
    void tick_download();
    void take_from_stick();
    domain::Lieu lieu() const;
    base::Instant surely_past() const;
    Status open_printer(const Options& options);
    void open_signals(const Options& options);
    void open_staff_desk(const Options& options);
    app::Bilan bilan() const;
    domain::Inventaire inventory() const;

    std::string folder_;
    std::optional<platform::FolderLock> lock_;
    platform::SodiumRandom random_;
    std::unique_ptr<domain::Clock> clock_;
    ManualClock* manual_clock_ = nullptr;
    std::unique_ptr<platform::LogFile> log_;
    std::optional<content::Textes> textes_;
    std::optional<parution::FolderShelf> shelf_;  ///< none: not enrolled, or no disk
    std::unique_ptr<Contents> contents_;
    ContentInUse content_;
    std::chrono::milliseconds content_since_{0};
    std::shared_ptr<domain::DeviceStore> store_;
    platform::SqliteDeviceStore* journal_ = nullptr;  ///< store_, when the disk can be used
    std::chrono::milliseconds house_kept_at_{0};
    std::shared_ptr<protocol::Outbox> outbox_;  ///< the same object as store_
    std::optional<client::Identity> identity_;
    std::unique_ptr<client::Transport> transport_;
    std::unique_ptr<client::Transport> content_transport_;
    std::unique_ptr<client::Transport> booking_transport_;
    std::unique_ptr<domain::CentralBooking> booking_;  ///< none: not enrolled
    std::unique_ptr<client::Downloader> downloader_;   ///< none: not enrolled, or no disk
    std::string download_error_;                       ///< the last one logged
    std::unique_ptr<CentreOrders> orders_;
    std::unique_ptr<domain::Sealer> sealer_;  ///< none: not enrolled
    std::unique_ptr<domain::Synchronisation> synchronisation_;
    std::unique_ptr<domain::Printer> printer_;
    std::unique_ptr<domain::SheetPrinter> sheets_;
    std::unique_ptr<domain::HelpSignal> signal_;
    std::unique_ptr<domain::Background> background_;
    std::unique_ptr<domain::UsbExchange> usb_;
    std::string stick_folder_;                             ///< where a stick is mounted
    domain::UsbPhase usb_phase_ = domain::UsbPhase::idle;  ///< when it was last looked at
    std::unique_ptr<domain::StaffAccess> access_;
    std::unique_ptr<StaffDesk> staff_desk_;
    app::Settings settings_;
};

/// Enrols the device of `options.data` with the code of `options.enrol`, and keeps its identity.
/// Fails as client::enrol, or conflict when the device is enrolled already.
Status enrol_device(const Options& options);

/// Sets the staff's code of the device of `options.data`. Fails as set_staff_code.
Status set_staff_code_of(const Options& options, const std::string& code);

}  // namespace borne
