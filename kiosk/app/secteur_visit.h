#pragma once

// Where the person of a session lives, as far as she said, to know which MDS that depends on. It is
// in memory only: no event, no counter and no question to the centre holds an address.

#include "kiosk/domain/secteur.h"

#include <optional>
#include <string>

namespace app {

struct SecteurVisit {
    std::string commune_typed;
    std::string code_insee;  ///< empty: not said yet
    std::string ligne;       ///< street and number, as typed
};

}  // namespace app
