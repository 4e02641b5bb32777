#pragma once

// What one takes a rdv for.

#include "kiosk/domain/tranche.h"

#include <string>
#include <string_view>
#include <vector>

namespace domain {

/// In which column of the department's table its rdv count (indicators.md, A1).
enum class Service { hors_rsa, rsa };

struct Motif {
    std::string id;
    std::string nom;
    Quanta duree{};
    Service service = Service::hors_rsa;
    std::chrono::minutes delai_min{};  ///< between booking and rdv
    std::chrono::days delai_max{};
    bool sensible = false;   ///< nothing shown or printed outside the screen names it
    bool suivi = false;      ///< only with the agent who already follows the person
    bool sur_borne = false;  ///< a visitor may book it alone
    int places = 1;          ///< more than one: a collective session, sold by seats
    std::string apporter;    ///< what to bring, in French; may be empty

    friend bool operator==(const Motif&, const Motif&) = default;
};

/// A motif as a pack tells it to visitors: for whom, and in other languages.
struct MotifPublie {
    struct Traduction {
        std::string langue;  ///< BCP 47
        std::string nom;
        std::string apporter;
    };
    Motif motif;
    std::vector<std::string> themes;  ///< needs that it answers; empty: any
    std::vector<std::string> aides;   ///< of the simulator that one may speak of there
    std::vector<Traduction> traductions;
};

/// What stands for a motif that must not be named, or is no longer known.
inline constexpr std::string_view kNeutralLabel = "Rendez-vous";

/// What tickets, agents' lists and messages call the motif: a sensitive one has no name there.
inline std::string_view neutral_label(const Motif& motif) {
    return motif.sensible ? kNeutralLabel : motif.nom;
}

/// Whether its delays let a rdv begin at `start` when it is booked at `now`.
constexpr bool within_delays(const Motif& motif, Quantum start, base::Instant now) {
    return start >= now + motif.delai_min && start <= now + motif.delai_max;
}

}  // namespace domain
