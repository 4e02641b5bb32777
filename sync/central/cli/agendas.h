#pragma once

// `perron-central agendas`: what the department says of its agendas.

#include "kiosk/domain/ports/clock.h"
#include "sync/central/cli/arguments.h"
#include "sync/central/rdv/agenda_store.h"

namespace central {

/// `agendas charger DIR` replaces motifs, agendas, plages and absences, then names the rdv that no
/// plage holds any more; `agendas hors-plage` names them only; `agendas conflits` names the rdv
/// that have not their time, each with what has it. Prints, and returns the program's exit code: 0,
/// 1 (it could not), 2 (it was asked wrongly).
int run_agendas(const Arguments& arguments, AgendaStore& store, const domain::Clock& clock);

}  // namespace central
