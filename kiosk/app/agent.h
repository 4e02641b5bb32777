#pragma once

// What an agent at the screen is looking at. Wiped with the session, which locks the screen again.

#include "kiosk/base/civil_time.h"
#include "kiosk/domain/rdv_du_jour.h"

#include <optional>

namespace app {

/// At a desk without a touch, before the warning that the screen will lock: an agent telephones.
constexpr std::chrono::minutes kAgentIdle{5};

struct Agent {
    std::optional<base::Date> jour;       ///< shown; none: today
    std::optional<domain::CodeRdv> code;  ///< of the rdv opened
    bool refused = false;                 ///< the last thing said could not be written
};

}  // namespace app
