#pragma once

// What a session may know of the world around it at one turn of the loop. Read once a turn by the
// loop and handed down: nothing below reads a clock, a file or the network.

#include "kiosk/app/session.h"
#include "kiosk/domain/droits_tenus.h"
#include "kiosk/domain/fiche.h"
#include "kiosk/domain/ports/annuaire.h"
#include "kiosk/domain/ports/synchronisation.h"
#include "kiosk/domain/ports/usb_exchange.h"
#include "kiosk/domain/rdv_de_borne.h"
#include "kiosk/domain/rdv_du_jour.h"
#include "kiosk/rules/aides.h"
#include "kiosk/rules/parametres.h"

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace app {

using std::chrono::milliseconds;

struct Settings {
    std::chrono::minutes idle{2};             ///< without a touch, before the warning; 2 to 5
    std::chrono::seconds idle_when_done{30};  ///< the same once a ticket or thanks are shown
    std::chrono::seconds countdown{40};  ///< of the warning, then the session is wiped; 30 to 45
    std::chrono::seconds help_patience{60};  ///< before "Personne n'a encore répondu"
    std::chrono::minutes desk_seen_within{5};
    std::chrono::minutes signal_lasts{10};  ///< of a call that nobody answers
    std::string language = "fr";            ///< of the attract screen and of a new session
    bool large_text = false;                ///< of a new session, as the palette
    Palette palette = Palette::jour;
    bool accueil = false;  ///< a desk's device: no visitor, the agent's screens behind their code
};

struct Context {
    milliseconds now{};                          ///< monotonic, since boot
    base::Instant wall{};                        ///< UTC
    const domain::Annuaire* annuaire = nullptr;  ///< none: the pack is damaged or missing
    bool pack_refused = false;  ///< the annuaire holds the built-in emergency numbers only
    domain::Lieu lieu;
    domain::CentreStatus centre;
    bool printer_ready = true;
    bool sheets_ready = false;                        ///< a printer of A4 sheets
    const std::vector<rules::Aide>* aides = nullptr;  ///< known by their conditions; none: damaged
    const rules::Parametres* parametres = nullptr;    ///< none: damaged, nothing is estimated
    bool clock_is_known = true;                       ///< else nobody knows what day it is
    bool clock_is_sure = true;  ///< to the minute or so, else no time is sold (booking.md, R7)
    bool asks_centre = false;   ///< the centre was just heard: it can be asked for a rdv
    bool can_seal = false;      ///< the department has given a key: a contact may be asked for
    std::optional<base::Date> content_dated;  ///< past its date: made that day
    bool has_staff_screen = false;
    Bilan bilan;                          ///< while the staff is there
    domain::UsbStatus usb;                ///< of the stick, at work or not
    bool has_signal = false;              ///< a sound and a light call the accueil without network
    domain::DroitsTenus droits;           ///< held, read while somebody looks at rdv
    std::vector<domain::RdvDeBorne> rdv;  ///< sold here, a week old at most; read then too
    std::vector<domain::RdvDuJour> rdv_du_jour;  ///< of this site, as the centre told them
    std::vector<domain::FaitDit> faits;          ///< said here of rdv
    std::vector<domain::TicketDuJour> tickets;   ///< given here today
    std::set<domain::CodeRdv> arrives;           ///< whose arrival was noted here today
    Settings settings;
};

/// The scales may answer a person today: the date is known, and nobody has let them grow old.
bool scales_are_usable(const Context& context);

/// Whether the simulator may be used now, or why not.
enum class SimulatorState {
    ready,
    no_clock,  ///< the date is not known
    expired,   ///< the day is outside what the scales cover
    absent     ///< the scales are damaged
};
SimulatorState simulator_state(const Context& context);

/// The month that the answers are asked for. @pre the clock is known
base::Month month_now(const Context& context);

/// An agent's desk was open in the last minutes: somebody will call the number of a ticket.
bool desk_is_open(const Context& context);

/// The civil time on the wall of the kiosk.
base::CivilTime civil_now(const Context& context);

/// The centre cannot be reached by a device that should.
bool is_cut_off(const Context& context);

/// A call for help can reach somebody: by the signal, or by the centre. Else the screen must send
/// the person to the accueil at once.
bool can_call(const Context& context);

}  // namespace app
