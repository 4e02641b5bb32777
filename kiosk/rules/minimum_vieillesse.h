#pragma once

// ASPA (old age) and ASI (disability pension): two benefits on one base of resources, which look at
// each other within a couple.

#include "kiosk/rules/dossier.h"
#include "kiosk/rules/resultats.h"
#include "kiosk/rules/trace.h"

namespace rules {

struct MinimumVieillesse {
    ParAdulte asi;  ///< by adult, euros a month
    Exact aspa;     ///< of the foyer, euros a month
};

/// Both benefits at M. Cannot fail.
/// @param ass_per_month  ASS of each adult at M, counted as a resource
/// Source: CSS, art. L. 815-1 to L. 815-9 and L. 815-24 to L. 815-29, R. 815-1, R. 815-18 to
/// R. 815-31, D. 815-1, D. 815-19.
MinimumVieillesse minimum_vieillesse(const Dossier& dossier, const ParAdulte& ass_per_month,
                                     Trace* trace);

}  // namespace rules
