#pragma once

// Everything that can happen to a session: a tap, the passing of time, the outcome of an effect.

#include "kiosk/app/intent.h"
#include "kiosk/app/rdv_visit.h"
#include "kiosk/domain/passage.h"
#include "kiosk/domain/ports/staff_access.h"
#include "kiosk/domain/rdv_de_borne.h"

#include <string>
#include <variant>

namespace app {

/// Time passed; the context says what time it is. At least once a second while a session is open.
struct Tick {};

struct TicketIssued {
    domain::NumeroTicket numero;
};
struct TicketFailed {};  ///< the passage could not be written: there is no number
struct TicketPrinted {
    bool printed;
};
struct FichePrinted {
    bool printed;
};

struct BilanPrinted {
    bool printed;
};

struct HelpCalled {
    std::string
        aide;  ///< empty when the call could not be written; the signal was lit all the same
};

struct StaffCodeChecked {
    domain::StaffAnswer answer;
};

struct RdvSold {
    domain::RdvDeBorne rdv;
};
struct RdvNotSold {
    SaleState why = SaleState::failed;
};
struct RdvPrinted {
    bool printed;
};
struct RdvLeft {
    bool written;
    std::optional<domain::ReponseDuCentre::Sorte> centre = {};  ///< when it was asked
};
struct CentreSearched {
    base::Date depuis;
    std::optional<std::vector<domain::OffreDuCentre>> offres;  ///< none: it did not answer
};
struct ArrivalNoted {
    bool written;
};

/// What an agent said is written, or could not be.
struct AgentNoted {
    bool written;
};

struct DemandeWritten {
    std::optional<domain::Demande> demande;  ///< none: it could not be written
};

using Input =
    std::variant<Intent, Tick, TicketIssued, TicketFailed, TicketPrinted, FichePrinted,
                 BilanPrinted, HelpCalled, StaffCodeChecked, RdvSold, RdvNotSold, RdvPrinted,
                 RdvLeft, ArrivalNoted, DemandeWritten, CentreSearched, AgentNoted>;

}  // namespace app
