#pragma once

#include "kiosk/rules/dossier.h"
#include "kiosk/rules/trace.h"

namespace rules {

/// Allocation aux adultes handicapés at M for adult `i`; the partner's income does not count since
/// 2023-10-01. Cannot fail.
/// Source: CSS, art. L. 821-1 to L. 821-3, R. 821-4, D. 821-1, D. 821-2, D. 821-9.
Exact adulte_handicape(const Dossier& dossier, std::size_t i, Trace* trace);

/// Majoration pour la vie autonome at M for adult `i`.
/// @param aah_or_asi_per_month  what the adult receives of them at M
/// @param aide_logement_per_month  housing benefit of the foyer at M
/// Source: CSS, art. L. 821-1-2, D. 821-3.
struct VieAutonome {
    Exact aah_or_asi_per_month;
    Exact aide_logement_per_month;
};
Exact vie_autonome(const Dossier& dossier, std::size_t i, const VieAutonome& received,
                   Trace* trace);

}  // namespace rules
