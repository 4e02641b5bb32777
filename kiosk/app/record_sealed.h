#pragma once

#include "kiosk/base/result.h"
#include "kiosk/domain/event.h"
#include "kiosk/domain/ports/device_store.h"
#include "kiosk/domain/ports/sealer.h"

#include <cstdint>

namespace app {

/// Writes `event` with `coordonnees` sealed beside it, in one transaction; returns its sequence,
/// under which the department will find both. Nothing is written when nothing can be sealed.
///
/// Fails as Sealer::seal and as the store do.
Result<std::int64_t> record_sealed(const domain::Event& event,
                                   const domain::Coordonnees& coordonnees, domain::Sealer& sealer,
                                   domain::DeviceStore& store);

}  // namespace app
