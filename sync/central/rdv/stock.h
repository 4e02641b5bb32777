#pragma once

// How much time a borne should hold, and which (booking.md, R6): enough to sell through the outage
// that the department prepares for, little enough to leave the rest to everybody.

#include "kiosk/domain/motif.h"

#include <vector>

namespace central {

struct Besoin {
    std::int64_t sold_by_bornes = 0;  ///< rdv of the motif sold on the site's bornes…
    std::int64_t over_days = 1;       ///< …in that many days
    std::int64_t target_days = 5;     ///< outage to sell through
    std::int64_t horizon_days = 15;   ///< of the stock
};

/// Rdv of a motif that bornes should hold on a day on which `capacity` can be taken: the mean of a
/// day, times the target, over the horizon, and a third more for its swings; 1 at least and 15 % of
/// the capacity at most, where there is any.
std::int64_t daily_quota(const Besoin& besoin, std::int64_t capacity);

/// Whether bornes may hold time for a motif without anyone having decided so.
bool may_be_entrusted(const domain::Motif& motif);

/// `quota` of a day's free creneaux, spread over mornings and afternoons, then over agendas; all of
/// them when there are no more. In order of time.
std::vector<domain::Tranche> choose_stock(std::vector<domain::Tranche> creneaux,
                                          std::int64_t quota);

}  // namespace central
