#pragma once

// The rdv that somebody holds a ticket for, at a time that no plage opens any more: an absence was
// entered, or a plage taken away, after the sale. They stay; people decide.

#include "sync/central/rdv/agenda_store.h"

namespace central {

/// Whether some plage of its agenda, that day, holds all of it.
bool is_open(const AgendaContent& content, const domain::Tranche& tranche);

/// Those that begin at `now` or later, by agenda then hour.
Result<std::vector<RdvTenu>> hors_plage(AgendaStore& store, base::Instant now);

}  // namespace central
