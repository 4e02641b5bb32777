#pragma once

#include "tests/banc/table.h"

#include <string>
#include <vector>

namespace banc {

/// The simulator, warm, on one core: time of one foyer for the nineteen answers, with and without
/// its trace, throughput, and time to load the parameters of `parametres`.
std::vector<Measure> simulation(const std::string& parametres);

}  // namespace banc
