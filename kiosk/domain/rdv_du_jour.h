#pragma once

// What an agent's screen is made of: the rdv and the queue that the centre knows at this site, what
// was said of them on this device, and the tickets it gave today. Nobody is named.

#include "kiosk/domain/event.h"

#include <cstdint>
#include <string>
#include <vector>

namespace domain {

/// After the hour of the rdv, an arrival is no more an arrival in time (booking.md, R15).
constexpr std::chrono::minutes kGraceOfArrival{30};

/// A rdv of this site as the centre last told it.
struct RdvDuJour {
    CodeRdv code;
    StatutRdv statut = StatutRdv::confirme;
    Quantum debut;
    std::string motif;     ///< in French; "Rendez-vous" when its own name must not be read there
    bool verifie = false;  ///< an agent who was shown both has settled it

    friend bool operator==(const RdvDuJour&, const RdvDuJour&) = default;
};

/// One thing said on this device of the rdv of a code, and where it stands in its log.
struct FaitDit {
    std::int64_t seq = 0;
    CodeRdv code;
    Fait fait;
    bool acquitte = false;  ///< the centre has it: what it tells takes it into account

    friend bool operator==(const FaitDit&, const FaitDit&) = default;
};

/// The rank of a row as Fait::id wants it: of two of one minute, the later row is the greater text.
std::string fait_id(std::int64_t seq);

/// What an event says of rdv, entered at `saisi`; nothing for most events.
std::vector<FaitDit> faits_dits(const Event& event, std::int64_t seq, base::Instant saisi);

/// A queue ticket of today.
struct TicketDuJour {
    enum class Etat { attend, appele, servi, parti };
    NumeroTicket numero{};
    base::Instant pris;  ///< of one given elsewhere and told of here: when it was
    Etat etat = Etat::attend;
    std::optional<PassageDeBorne> ailleurs = {};  ///< none: given here
    bool acquitte = false;                        ///< the centre has all that was said here of it

    friend bool operator==(const TicketDuJour&, const TicketDuJour&) = default;
};

/// What an event says of a ticket given before; nothing when it says nothing of one.
struct TicketSuivi {
    NumeroTicket numero{};
    TicketDuJour::Etat etat = TicketDuJour::Etat::appele;
    std::optional<PassageDeBorne> ailleurs = {};

    friend bool operator==(const TicketSuivi&, const TicketSuivi&) = default;
};
std::optional<TicketSuivi> ticket_suivi(const Event& event);

}  // namespace domain
