#pragma once

// A time of an agenda as the commands say it.

#include "kiosk/domain/tranche.h"

#include <string>

namespace central {

/// "agenda 3, place 2, 2026-11-24 09:00": as people count.
std::string tranche_text(const domain::Tranche& tranche);

}  // namespace central
