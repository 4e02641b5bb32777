#pragma once

#include "kiosk/rules/dossier.h"
#include "kiosk/rules/resultats.h"
#include "kiosk/rules/trace.h"

namespace rules {

/// What other benefits give, as the complémentaire santé solidaire looks at it.
struct RecuSante {
    Exact prestations_familiales_per_year;  ///< AF, ASF and CF of the twelve months before M
    Exact aide_logement_per_month;          ///< at M
    Exact rsa_per_month;                    ///< at M: opens the free version
    ParAdulte ass_per_month;                ///< at M
};

struct SanteSolidaire {
    bool gratuite = false;
    Exact participation;  ///< euros a month for the foyer; 0 when not eligible with participation
};

/// Complémentaire santé solidaire at M. Cannot fail.
/// Source: CSS, art. L. 861-1 to L. 861-3, R. 861-2 to R. 861-15, D. 861-1.
SanteSolidaire sante_solidaire(const Dossier& dossier, const RecuSante& received, Trace* trace);

/// What the foyer would pay a month with participation, whether it is eligible or not.
/// [CSS, art. L. 861-1, 2°; D. 861-1]
Exact participation_sante(const Dossier& dossier);

}  // namespace rules
