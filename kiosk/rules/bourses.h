#pragma once

// Grants of collège and of lycée: one scale of levels by number of children, in hours of SMIC.

#include "kiosk/rules/dossier.h"
#include "kiosk/rules/trace.h"

namespace rules {

/// Grants of all children in collège, euros for the school year. Cannot fail.
/// @param revenu_fiscal  tax reference income of the year before the last
/// Source: C. éduc., art. D. 531-4 to D. 531-7.
Exact bourse_college(const Dossier& dossier, Exact revenu_fiscal, Trace* trace);

/// The same in lycée. Source: C. éduc., art. D. 531-20 to D. 531-30.
Exact bourse_lycee(const Dossier& dossier, Exact revenu_fiscal, Trace* trace);

}  // namespace rules
