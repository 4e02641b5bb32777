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

/// The creneaux of the day shown: the soonest, or the first from the one asked for. Empty when the
/// borne holds none, or does not know the date: then it sells nothing.
std::vector<domain::Tranche> creneaux_of_day(const Session& session, const Context& context);

/// The next day after it that has some.
std::optional<base::Date> next_day(const Session& session, const Context& context);

/// The rdv of that code, when this borne sold it and its day is not over.
const domain::RdvDeBorne* own_rdv(domain::CodeRdv code, const Context& context);

}  // namespace app
