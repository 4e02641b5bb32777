#pragma once

#include "kiosk/rules/dossier.h"
#include "kiosk/rules/trace.h"

namespace rules {

/// Allocation de rentrée scolaire of M's year, paid in August: euros a year, before CRDS.
/// Source: CSS, art. L. 543-1, L. 543-2, R. 543-1 to R. 543-7, D. 543-1, D. 543-2.
Exact rentree_scolaire(const Dossier& dossier, Trace* trace);

}  // namespace rules
