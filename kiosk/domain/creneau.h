#pragma once

// The times one can choose, out of open time and of what is taken in it.

#include "kiosk/domain/tranche.h"

#include <vector>

namespace domain {

/// What is left of `whole` once `taken` is out of it, in order. `taken` may overlap, be in any
/// order, or belong to another agenda, and then takes nothing.
std::vector<Tranche> without(const Tranche& whole, std::vector<Tranche> taken);

/// The creneaux of that length in a free tranche: one after the other from its start, so that a
/// plage fills without holes (as RDV Service Public does). `duree` is at least one quantum.
std::vector<Tranche> creneaux_of(const Tranche& free, Quanta duree);

}  // namespace domain
