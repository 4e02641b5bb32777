#pragma once

#include "kiosk/rules/dossier.h"
#include "kiosk/rules/trace.h"

namespace rules {

/// Allocation d'éducation de l'enfant handicapé of month `m`, all children together. No resources
/// are asked, no CRDS is due.
/// Source: CSS, art. L. 541-1 to L. 541-4, D. 541-1 to D. 541-4, R. 541-2.
Exact enfant_handicape(const Dossier& dossier, Month m, Trace* trace);

}  // namespace rules
