#pragma once

#include "kiosk/domain/ports/device_store.h"

namespace app {

/// Writes the passage of a visitor who made a choice at the kiosk and took no ticket.
/// Fails with whatever the store fails with.
Status record_consultation(domain::DeviceStore& store);

}  // namespace app
