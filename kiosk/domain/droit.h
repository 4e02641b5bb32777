#pragma once

// A droit: the exclusive authority, entrusted to one borne, to sell some time of an agenda. It
// comes back only by the borne's own word, by a person who takes it back, or because the time is
// over: never because a borne is silent (booking.md, section 5).

#include "kiosk/domain/tranche.h"

#include <string>
#include <vector>

namespace domain {

struct Droit {
    std::int64_t numero = 0;  ///< rises with each droit of an agenda; from 1
    std::string epoch;        ///< life of the log of the borne that it was given to
    Tranche tranche;
    std::vector<std::string> motifs;    ///< ids: what it may be sold for
    std::chrono::minutes coupure{120};  ///< nothing is sold that close to its beginning

    friend bool operator==(const Droit&, const Droit&) = default;
};

/// What the centre would like to have back.
struct Rappel {
    std::int64_t numero = 0;
    Tranche tranche;
    std::vector<std::string> annules;  ///< rdv sold there that the centre has seen cancelled since

    friend bool operator==(const Rappel&, const Rappel&) = default;
};

}  // namespace domain
