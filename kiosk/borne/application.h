#pragma once

// The kiosk without its screen: the session, and what its effects do to the world.
//
//  1. Every turn of the loop, `tick` reads the clock and the centre's state once, into a Context.
//  2. `handle` and `tick` step the session; the effects that come out are carried out at once,
//     through the use cases, and their outcome steps the session again.
//  3. A failed effect is logged by its code and told to the session; nothing is retried silently.
//  4. At start and at each change of date the counters of the days before leave for the centre.
//     Those of the day are written once several visits are mixed (app::MixedCounters).

#include "kiosk/app/context.h"
#include "kiosk/app/mixed_counters.h"
#include "kiosk/app/rdv_desk.h"
#include "kiosk/app/step.h"
#include "kiosk/content/textes.h"
#include "kiosk/domain/ports/central_booking.h"
#include "kiosk/domain/ports/clock.h"
#include "kiosk/domain/ports/device_store.h"
#include "kiosk/domain/ports/printer.h"
#include "kiosk/domain/ports/random.h"
#include "kiosk/domain/ports/sealer.h"
#include "kiosk/domain/ports/signal.h"
#include "kiosk/domain/ports/synchronisation.h"
#include "kiosk/domain/ports/usb_exchange.h"
#include "kiosk/rules/parametres.h"
#include "kiosk/view/screen.h"

#include <functional>
#include <string>
#include <string_view>
#include <variant>

namespace borne {

/// Writes one line of the operational log: a code, and identifiers or counts; never what a person
/// said, chose or typed.
using Log = std::function<void(std::string_view code, std::string_view detail)>;

/// What the staff's screen needs of the device.
struct StaffDesk {
    domain::UsbExchange& usb;
    domain::StaffAccess& access;
    std::function<app::Bilan()> bilan;
};

/// The world around the application; everything outlives it.
struct Services {
    domain::Clock& clock;
    domain::Random& random;
    domain::DeviceStore& store;
    domain::Synchronisation& synchronisation;
    domain::Printer& printer;
    domain::HelpSignal& signal;
    const domain::Annuaire* annuaire;  ///< none: not even the emergency numbers
    domain::SheetPrinter& sheets;      ///< A4
    const content::Textes& textes;
    Log log;
    StaffDesk* staff = nullptr;                 ///< none: this kiosk has no staff's screen
    app::MakeCode make_code = {};               ///< of the rdv sold here; none: it sells none
    domain::Sealer* sealer = nullptr;           ///< none: nothing personal is asked for
    domain::CentralBooking* booking = nullptr;  ///< none: rdv are sold from what is held alone
};

/// What this device is.
struct Device {
    char lettre = 'X';  ///< of its tickets; X until it is enrolled
    domain::Lieu lieu;
    app::Settings settings;
    domain::BorneEtat etat;     ///< sent at start and once a day
    bool pack_refused = false;  ///< the annuaire holds the built-in emergency numbers only
    bool rehearsed = false;     ///< a scenario decides the time, whatever the centre's hour is
};

/// What the screens show and compute with; everything outlives its use.
struct ShownContent {
    const domain::Annuaire* annuaire = nullptr;
    const rules::Parametres* parametres = nullptr;    ///< none: nothing is estimated
    const std::vector<rules::Aide>* aides = nullptr;  ///< by conditions; none: damaged
    bool pack_refused = false;                        ///< emergency numbers only
    domain::Lieu lieu;                                ///< where this device stands
    std::string version;                              ///< sent once a day
    std::optional<base::Instant> made;                ///< a clock before it is wrong
    std::optional<base::Instant> expires;             ///< past it screens say when it was made
};

class Application {
  public:
    /// Records the start and closes the days before today.
    Application(Services services, Device device);

    /// Before the program stops: writes what the counters may say of the last visits.
    void stop() { write(counters_.closing()); }

    /// Shows another content from now on. Pre: no session is open.
    void use(ShownContent content);

    /// Time passed. Call it at least once a second while a session is open.
    void tick();

    void handle(const app::Intent& intent);

    /// What the screen shows now; built anew when something changed since the last call.
    const view::Screen& screen();

    /// Whether `screen` would build another value than the last one.
    bool changed() const { return changed_; }

    /// Whether a visitor's session is open: the loop then turns faster.
    bool session_is_open() const;

    /// Whether an exchange with a stick is under way.
    bool stick_works() const { return domain::is_busy(context_.usb); }

    /// Whether a person waits for the centre.
    bool asks_centre() const { return !std::holds_alternative<NoAsk>(asked_); }

    /// Called when a session is wiped: forget its pixels, its layouts and its words.
    void on_wipe(std::function<void()> forget) { forget_ = std::move(forget); }

  private:
    void read_world();
    bool is_known(const domain::ClockReading& reading) const;
    bool is_sure(const domain::ClockReading& reading) const;
    void read_staff_desk();
    void read_bilan();
    bool shows_rdv() const;
    void read_rdv();
    Status read_agent(domain::StoreTransaction& change, base::Instant today);
    void step(const app::Input& input);
    void turn_day();
    void write(const std::vector<domain::Compteur>& compteurs);
    void log_centre();
    bool holds(const Status& done, std::string_view what);

    void perform(const app::IssueTicket& effect);
    void perform(const app::PrintTicket& effect);
    void perform(const app::PrintFicheSlip& effect);
    void perform(const app::PrintBilanPage& effect);
    void perform(const app::CallForHelp& effect);
    void perform(const app::RecordHelpAnswer& effect);
    void perform(const app::StopSignal& effect);
    void perform(const app::RecordConsultation& effect);
    void perform(const app::Count& effect);
    void perform(const app::Wipe& effect);
    void perform(const app::CheckStaffCode& effect);
    void perform(const app::StartUsb& effect);
    void perform(const app::SellRdv& effect);
    void perform(const app::PrintRdvTicket& effect);
    void perform(const app::RecordHandOver& effect);
    void perform(const app::CancelByCode& effect);
    void perform(const app::NoteArrival& effect);
    void perform(const app::NoteStatut& effect);
    void perform(const app::NoteTicket& effect);
    void perform(const app::NoteStaffLeft& effect);
    void perform(const app::SendDemande& effect);
    void perform(const app::SearchCentre& effect);
    void perform(const app::BookAtCentre& effect);
    void perform(const app::CancelAtCentre& effect);
    void perform(const app::LeaveCentre& effect);
    void ask_booking();
    void answer(const domain::ReponseDuCentre& said);
    void answer_booking(const domain::ReponseDuCentre& said);
    /// What the centre is being asked.
    struct NoAsk {};
    struct AskedSearch {
        base::Date depuis;
    };
    struct AskedBooking {
        domain::RdvDeBorne rdv;
        app::Vente vente;
    };
    struct AskedCancel {};
    using Asked = std::variant<NoAsk, AskedSearch, AskedBooking, AskedCancel>;

    bool print(const domain::Slip& slip);
    base::Date today() const;

    Services services_;
    Device device_;
    app::Context context_;
    std::optional<base::Instant> made_;  ///< of the content
    std::optional<base::Instant> expires_;
    app::Session session_;
    view::Screen screen_;
    bool changed_ = true;
    std::chrono::seconds shown_at_{-1};  ///< monotonic second that screen_ was built for
    app::MixedCounters counters_;
    std::optional<base::Date> day_;  ///< whose start is written
    std::optional<app::milliseconds> day_tried_;
    std::string centre_incident_;
    std::string centre_error_;  ///< the last one logged, empty when the centre answers
    std::optional<app::milliseconds> printer_asked_;
    std::optional<app::milliseconds> bilan_at_;
    std::optional<app::milliseconds> rdv_at_;  ///< when the droits and rdv were last read
    Asked asked_;
    std::function<void()> forget_ = [] {};
};

}  // namespace borne
