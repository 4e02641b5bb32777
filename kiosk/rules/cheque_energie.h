#pragma once

#include "kiosk/rules/dossier.h"
#include "kiosk/rules/trace.h"

namespace rules {

/// Chèque énergie of M's year, euros a year. Cannot fail.
/// @param revenu_fiscal  tax reference income of the year before the last
/// Source: C. énergie, art. L. 124-1, R. 124-1 to R. 124-3.
Exact cheque_energie(const Dossier& dossier, Exact revenu_fiscal, Trace* trace);

}  // namespace rules
