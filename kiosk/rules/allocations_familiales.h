#pragma once

#include "kiosk/rules/dossier.h"
#include "kiosk/rules/trace.h"

namespace rules {

struct AllocationsFamiliales {
    Exact base;   ///< without the supplements for age nor the flat allowance
    Exact total;  ///< a month, before CRDS
};

/// Family allowances of month `m`. Cannot fail.
/// Source: CSS, art. L. 521-1 to L. 521-3, R. 521-1 to R. 521-3, D. 521-1 to D. 521-3.
AllocationsFamiliales allocations_familiales(const Dossier& dossier, Month m, Trace* trace);

}  // namespace rules
