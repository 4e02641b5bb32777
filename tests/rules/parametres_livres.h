#pragma once

#include "kiosk/simuler/charger.h"

/// The parameters shipped with the project, read once.
inline const rules::Parametres& parametres_livres() {
    static const auto loaded = simuler::load_parametres(PERRON_SOURCE_DIR "/assets/parametres");
    return *loaded;
}

/// The aides known by their conditions that are shipped with the project, read once.
inline const std::vector<rules::Aide>& aides_livrees() {
    static const auto loaded = simuler::load_aides(PERRON_SOURCE_DIR "/assets/parametres");
    return *loaded;
}
