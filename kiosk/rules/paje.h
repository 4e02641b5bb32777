#pragma once

#include "kiosk/rules/dossier.h"
#include "kiosk/rules/trace.h"

namespace rules {

/// Base allowance of the PAJE for month `m`, one amount a family, before CRDS. Cannot fail.
/// Source: CSS, art. L. 531-1, L. 531-3, R. 531-1, D. 531-2, D. 531-3.
Exact paje_base(const Dossier& dossier, Month m, Trace* trace);

}  // namespace rules
