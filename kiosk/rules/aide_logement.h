#pragma once

// Housing benefit of tenants: APL, ALF or ALS, one formula. No home buyers' benefit (closed to
// loans after 2019), no foyers.

#include "kiosk/rules/dossier.h"
#include "kiosk/rules/resultats.h"
#include "kiosk/rules/trace.h"

namespace rules {

/// Who lives in the home, as the scales count.
struct Occupants {
    bool couple = false;  ///< two adults, or a pregnancy
    int a_charge = 0;
};

Occupants occupants(const Dossier& dossier, Month m);

/// Net housing benefit of month `m`, after the cut of five euros, RLS and CRDS, before it is named
/// APL, ALF or ALS. Cannot fail.
/// @param aah_per_month  AAH of each adult in that month
/// @param ass_per_month  the same of ASS
/// Source: CCH, art. L. 821-1 to L. 823-9, L. 832-3, R. 822-1 to R. 822-25, D. 823-16 to
/// D. 823-20; arrêté of 27 September 2019.
Exact aide_logement(const Dossier& dossier, Month m, const ParAdulte& aah_per_month,
                    const ParAdulte& ass_per_month, Trace* trace);

/// Yearly resources of the foyer for the housing benefit of month `m`, rounded up to 100 euros.
/// Source: CCH, art. R. 822-2 to R. 822-20.
Exact ressources_logement(const Dossier& dossier, Month m, const ParAdulte& aah_per_month,
                          const ParAdulte& ass_per_month);

}  // namespace rules
