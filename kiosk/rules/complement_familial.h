#pragma once

#include "kiosk/rules/dossier.h"
#include "kiosk/rules/trace.h"

namespace rules {

struct ComplementFamilial {
    Exact total;            ///< a month, before CRDS
    Exact sans_majoration;  ///< what RSA and prime d'activité count of it
};

/// Complément familial of month `m`, not paid together with the base allowance of the PAJE.
/// @param paje_per_month  base allowance of the same month
/// Source: CSS, art. L. 522-1 to L. 522-3, R. 522-1 to R. 522-4, D. 522-1, D. 522-2.
ComplementFamilial complement_familial(const Dossier& dossier, Month m, Exact paje_per_month,
                                       Trace* trace);

}  // namespace rules
