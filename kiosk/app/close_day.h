#pragma once

#include "kiosk/domain/ports/device_store.h"

namespace app {

/// Turns the counters of every day before `jour` into events for the centre, in one transaction:
/// a counter is sent once. Does nothing when there is none: call it at start and at midnight.
/// Fails with whatever the store fails with; then the counters are still there.
Status close_day(base::Date jour, domain::DeviceStore& store);

}  // namespace app
