#pragma once

#include "kiosk/rules/dossier.h"
#include "kiosk/rules/trace.h"

#include <array>

namespace rules {

/// Prime d'activité looks at the months M-1 to M-4, by distance from M; [0] is not used.
constexpr std::size_t kPrimeMonths = 5;

/// What the foyer receives in each of those months.
struct RecuParMois {
    std::array<Exact, kPrimeMonths> aide_logement;
    std::array<Exact, kPrimeMonths> prestations_familiales;  ///< the part that counts
};

/// Whether somebody works enough for the prime to be worth computing. [CSS, art. L. 842-1, L.
/// 842-2]
bool is_foyer_of_worker(const Dossier& dossier, Trace* trace);

/// Prime d'activité at M, before CRDS: the average of three months. Cannot fail.
/// @pre is_foyer_of_worker(dossier)
/// Source: CSS, art. L. 842-1 to L. 842-4, R. 842-3, R. 844-1 to R. 844-5, D. 843-1 to D. 843-6.
Exact prime_activite(const Dossier& dossier, const RecuParMois& received, Trace* trace);

}  // namespace rules
