#pragma once

#include "kiosk/domain/ports/device_store.h"

#include <vector>

namespace app {

/// Adds to the counters of `jour`, all or none. Fails with whatever the store fails with.
Status count(const std::vector<domain::Compteur>& compteurs, base::Date jour,
             domain::DeviceStore& store);

}  // namespace app
