#pragma once

#include "kiosk/rules/aides.h"
#include "kiosk/rules/parametres.h"

#include <string>

namespace simuler {

/// Reads and checks every .yaml file of `directory`. Fails with unavailable when it cannot be
/// listed, or as content::read_parametres.
Result<rules::Parametres> load_parametres(const std::string& directory);

/// The same, every golden vector of `directory`/vecteurs replayed on what was read. Fails besides
/// as simuler::replay, naming the file, or with not_found when there is no vector.
Result<rules::Parametres> load_proved(const std::string& directory);

/// Reads and checks every .yaml file of `directory`/aides. Fails with unavailable when it cannot be
/// listed, or as content::read_aides.
Result<std::vector<rules::Aide>> load_aides(const std::string& directory);

}  // namespace simuler
