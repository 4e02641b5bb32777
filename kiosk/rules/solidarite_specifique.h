#pragma once

#include "kiosk/rules/dossier.h"
#include "kiosk/rules/trace.h"

namespace rules {

/// Allocation de solidarité spécifique at M for adult `i`. The three months in which somebody who
/// works may keep it are not counted.
/// @param aah_per_month  AAH of the same adult at M
/// Source: C. trav., art. L. 5423-1, R. 5423-1 to R. 5423-5, D. 5423-1.
Exact solidarite_specifique(const Dossier& dossier, std::size_t i, Exact aah_per_month,
                            Trace* trace);

}  // namespace rules
