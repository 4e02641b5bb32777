#pragma once

// The sectors of a department over SQL.

#include "kiosk/domain/secteur.h"
#include "sync/central/sql/connection.h"

#include <vector>

namespace central {

/// Puts these in the place of all those that are there, inside a transaction of the caller.
Status write_secteurs(sql::Connection& connection,
                      const std::vector<domain::RegleDeSecteur>& regles);

/// In the order they were written.
Result<std::vector<domain::RegleDeSecteur>> read_secteurs(sql::Connection& connection);

}  // namespace central
