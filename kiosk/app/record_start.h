#pragma once

#include "kiosk/domain/ports/device_store.h"

namespace app {

/// Tells the centre the health of the device: at start and once a day.
/// Fails with whatever the store fails with.
Status record_start(const domain::BorneEtat& etat, domain::DeviceStore& store);

}  // namespace app
