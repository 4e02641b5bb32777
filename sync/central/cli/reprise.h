#pragma once

// What only a person decides of rendez-vous, said with a name and why, which go to the audit
// first: an inventory awaited no more, the time of a lost borne taken back, a conflict settled.

#include "sync/central/cli/commands.h"

namespace central {

/// `agendas renoncer BORNE`: after a restore, awaits a silent borne no more.
int stop_awaiting(const Tools& tools, AgendaStore& store);

/// `agendas droits BORNE`: the time that it holds and has not sold.
int tell_droits(const Tools& tools, AgendaStore& store);

/// `agendas reprendre BORNE`: its time is free again, and it is told so should it come back. What
/// it sold without saying so takes its time if it still can, else is a conflict.
int take_back_droits(const Tools& tools, AgendaStore& store);

/// `agendas regler CODE replacer|maintenir`: a rdv of a conflict gets another time elsewhere, or is
/// received besides the other.
int settle_conflit(const Tools& tools, AgendaStore& store);

int tell_awaited(AgendaStore& store);

}  // namespace central
