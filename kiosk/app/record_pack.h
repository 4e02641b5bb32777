#pragma once

#include "kiosk/domain/ports/device_store.h"

namespace app {

/// Tells the centre which content this kiosk now shows. Fails with whatever the store fails with.
Status record_pack(const domain::PackActive& pack, domain::DeviceStore& store);

}  // namespace app
