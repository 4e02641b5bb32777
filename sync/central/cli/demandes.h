#pragma once

// `perron-central demandes`: what people asked for when no time could be sold.

#include "sync/central/cli/commands.h"
#include "sync/central/sql/connection.h"

namespace central {

/// `demandes lister` names those that wait for an answer, the most pressing first; `demandes
/// traiter CODE --par QUI` says that one has it, and writes it in the audit. A contact is opened by
/// `cles ouvrir`. Prints, and returns the program's exit code: 0, 1 (it could not), 2 (it was asked
/// wrongly).
int run_demandes(const Tools& tools, sql::Connection& connection);

}  // namespace central
