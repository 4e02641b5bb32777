#pragma once

// What became of a rdv, out of everything that bornes, agents and clocks said of it, in whatever
// order it came (booking.md, R14 and R15; indicators.md, section 1).

#include "kiosk/domain/tranche.h"

#include <span>
#include <string>

namespace domain {

enum class StatutRdv {
    confirme,  ///< nothing is known yet
    arrive,
    honore,  ///< the person was received
    absent,
    parti_avant_contact,
    annule_usager,
    annule_service,
    a_verifier,  ///< absent, says an agent, although the person arrived in time
};

/// Who says so: a higher rank is believed over a lower one, however late it comes.
enum class Rang {
    automatique,   ///< a program, from the hour alone
    usager,        ///< the person, at a borne or by code: arrivals and cancellations
    agent,         ///< an agent, who may not know what a borne cut off has recorded
    verification,  ///< an agent who was shown both
};

/// One thing said of a rdv.
struct Fait {
    StatutRdv statut;
    Rang rang;
    base::Instant at;     ///< when it happened
    base::Instant saisi;  ///< when it was entered
    std::string id;       ///< unique: decides between two entered in one instant

    friend bool operator==(const Fait&, const Fait&) = default;
};

/// The status that the facts give, whatever their order. Of two facts of one rank the one entered
/// last holds. An agent's `absent` yields to a cancellation before the hour, and becomes a_verifier
/// when an arrival came before the hour plus `grace`.
StatutRdv statut_of(std::span<const Fait> faits, base::Instant start, std::chrono::minutes grace);

/// Somebody has said what became of it.
bool is_settled(StatutRdv statut);

/// On which side of the rate of honoured rdv a status counts: the department's table A1.
enum class Effectue { oui, non, a_part };
Effectue effectue(StatutRdv statut);

}  // namespace domain
