#pragma once

// The emergency numbers built into the program: a kiosk whose pack cannot be read still answers
// "C'est urgent", in its three languages. The numbers and their source are those of the pack.

#include "kiosk/content/pack.h"
#include "kiosk/domain/fiche.h"

#include <vector>

namespace content {

/// The ten numbers, in the order of the urgent screen: 17, 15, 115, 3919, 119, 114, then the rest.
const std::vector<domain::Fiche>& emergency_numbers();

/// A pack of the emergency numbers and the ten themes alone, for when no pack can be used.
Pack fallback_pack();

}  // namespace content
