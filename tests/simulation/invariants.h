#pragma once

// What must be true once everything converged, read from the centre's file as anybody could.

#include "tests/simulation/centre.h"
#include "tests/simulation/device.h"

#include <memory>

namespace simulation {

/// Compares the centre with the model, and each device's cursor with the centre's; what does not
/// hold goes to `stage.broken`. Ends the centre. Returns how many events it holds.
std::int64_t check_everything(Stage& stage, Centre& centre,
                              const std::vector<std::unique_ptr<Device>>& devices);

}  // namespace simulation
