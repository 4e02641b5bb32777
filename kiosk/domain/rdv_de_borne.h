#pragma once

// A rdv as the borne that sold it keeps it: to cancel it by its code even cut off, to know again
// after a power cut what was asked of the centre, and to list those whose ticket was not handed
// over.

#include "kiosk/domain/event_rdv.h"

#include <array>
#include <cstddef>

namespace domain {

struct RdvDeBorne {
    enum class Etat {
        intention,  ///< the centre was asked: nobody has a ticket
        pris,       ///< the ticket may be out
        remis,      ///< it is
        annule,
        echoue,  ///< an intention that came to nothing
    };
    std::string rdv;
    CodeRdv code;
    Tranche tranche;
    std::string motif;
    Etat etat = Etat::intention;

    friend bool operator==(const RdvDeBorne&, const RdvDeBorne&) = default;
};

/// What makes the next code: how many were made, and the key that hides it.
struct RangDeCode {
    std::int64_t rang = 0;
    std::array<std::byte, 16> cle{};
};

}  // namespace domain
