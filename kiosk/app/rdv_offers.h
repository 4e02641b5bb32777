#pragma once

// What a session may choose for its rdv: motifs of the pack, and the time that the borne holds.

#include "kiosk/app/context.h"
#include "kiosk/app/session.h"
#include "kiosk/domain/motif.h"

#include <optional>
#include <vector>

namespace app {

/// The motifs for the needs of the session, then the others.
std::vector<const domain::MotifPublie*> motifs_for(const Session& session, const Context& context);

/// None when the pack has it no more.
const domain::MotifPublie* motif_of(const std::string& id, const Context& context);

/// The motif that one may take a rdv for about that aide of the simulator; none when there is none.
const domain::MotifPublie* motif_for_aide(const std::string& aide, const Context& context);

/// What the address of the session depends on for that motif; none when it was not said, or when
/// the sectors do not tell.
std::optional<domain::Secteur> secteur_for(const Session& session, const Context& context);

/// The first day of the rdv choice: the one asked for, else today.
base::Date first_day_wanted(const Session& session, const Context& context);

/// What the centre has from that day on, as it answered; null when it has not.
const JourAuCentre* at_centre(const RdvVisit& rdv, const base::Date& depuis);

/// That time among those that the centre said are free; null when it did not, or not any more.
const domain::OffreDuCentre* offered_by_centre(const RdvVisit& rdv, const domain::Tranche& tranche);

/// Whether the borne itself holds that time.
bool is_held(const domain::Tranche& tranche, const Session& session, const Context& context);

/// The creneaux of the day shown: the soonest, or the first from the one asked for. Empty when the
/// borne holds none, or is not sure of the hour: then it sells nothing.
std::vector<domain::Tranche> creneaux_of_day(const Session& session, const Context& context);

/// The next day after it that has some.
std::optional<base::Date> next_day(const Session& session, const Context& context);

/// The rdv of that code, when this borne sold it and its day is not over.
const domain::RdvDeBorne* own_rdv(domain::CodeRdv code, const Context& context);

}  // namespace app
