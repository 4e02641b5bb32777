#pragma once

#include "kiosk/rules/dossier.h"
#include "kiosk/rules/trace.h"

namespace rules {

struct SoutienFamilial {
    Exact total;    ///< a month, before CRDS
    Exact comptee;  ///< what RSA and prime d'activité count of it
};

/// Allocation de soutien familial of month `m`. Every dependent child of a lone parent is taken as
/// eligible: the default of the other parent is not asked; alimony received is taken off.
/// Source: CSS, art. L. 523-1 to L. 523-3, D. 523-1 to D. 523-3; CASF, art. R. 262-10-1.
SoutienFamilial soutien_familial(const Dossier& dossier, Month m, Trace* trace);

}  // namespace rules
