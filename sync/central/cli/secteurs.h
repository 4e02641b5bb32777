#pragma once

// `perron-central secteurs`: on which MDS an address depends.

#include "sync/central/cli/commands.h"

namespace central {

/// `secteurs charger PACK` reads territoire/communes.csv and territoire/secteurs.csv of a pack,
/// names every wrong line, and replaces all the sectors or none; `secteurs trouver COMMUNE [LIGNE
/// [MOTIF]]` answers as a borne does. Prints, and returns the program's exit code: 0, 1 (it could
/// not), 2 (it was asked wrongly).
int run_secteurs(const Tools& tools, AgendaStore& agendas);

}  // namespace central
