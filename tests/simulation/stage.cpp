#include "tests/simulation/stage.h"

#include <algorithm>
#include <iostream>

namespace simulation {

void Stage::tell(const std::string& what) {
    if (trace) std::cerr << now_ms / kMinuteMs % 10'000'000 << ' ' << what << '\n';
}

void Stage::breaks(const std::string& promise) {
    tell("PROMESSE ROMPUE : " + promise);
    if (std::find(broken.begin(), broken.end(), promise) == broken.end()) broken.push_back(promise);
}

}  // namespace simulation
