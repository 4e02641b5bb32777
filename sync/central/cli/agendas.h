#pragma once

// `perron-central agendas`: what the department says of its agendas.

#include "sync/central/cli/commands.h"

namespace central {

/// `agendas attendues` names the bornes whose inventory is awaited after a restore; `agendas
/// renoncer BORNE --par QUI --pour MOTIF` awaits one no more, and writes it in the audit first.
/// `agendas charger DIR` replaces motifs, agendas, plages and absences, then names the rdv that no
/// plage holds any more; `agendas hors-plage` names them only; `agendas conflits` names the rdv
/// that have not their time, each with what has it; `reprise.h` has the others. Prints, and returns
/// the program's exit code: 0, 1 (it could not), 2 (it was asked wrongly).
int run_agendas(const Tools& tools, AgendaStore& agendas);

}  // namespace central
