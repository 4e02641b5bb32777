#pragma once

// What people were shown: the tickets that are out, and what became of them. The promises are about
// these, not about what the programs believe.

#include "kiosk/domain/code_rdv.h"
#include "kiosk/domain/tranche.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace flotte {

/// Something that was on the disk of a borne when a person saw it.
struct Told {
    std::size_t borne = 0;  ///< in the fleet
    std::int64_t seq = 0;
    bool only_at_centre = false;  ///< the borne's log no longer holds it
    bool destroyed = false;       ///< what held it was destroyed before the centre had it
};

struct Ticket {
    std::string rdv;
    domain::CodeRdv code;
    domain::Tranche tranche;
    std::optional<Told> sold;       ///< none: forced by an agent at the centre
    std::optional<Told> cancelled;  ///< as its holder was told
    std::optional<Told> arrived;
    bool printed = false;
    bool is_unsure = false;         ///< a change of it failed half-way: it may be left, or not
    bool placed_elsewhere = false;  ///< an agent settled a conflict
};

struct Model {
    std::vector<Ticket> tickets;

    /// Calls `change` with everything that this borne told.
    template <class Change>
    void each_told_by(std::size_t borne, Change change) {
        for (auto& ticket : tickets) {
            for (auto* told : {&ticket.sold, &ticket.cancelled, &ticket.arrived}) {
                if (*told && (*told)->borne == borne) change(**told);
            }
        }
    }
};

/// Whether its holder counts on it.
inline bool stands(const Ticket& ticket) {
    return !ticket.cancelled && !ticket.is_unsure && !ticket.placed_elsewhere;
}

}  // namespace flotte
