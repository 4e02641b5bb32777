#pragma once

// How a device's log begins: opened and checked, set aside when damaged, and given an epoch when
// it is new.

#include "kiosk/domain/ports/clock.h"
#include "kiosk/domain/ports/random.h"
#include "platform/sqlite/device_store.h"

namespace platform {

/// Opens the log of `options.folder`, sound or new: a damaged one was set aside, which `report`
/// tells. Fails as SqliteDeviceStore::open does.
Result<Database> open_journal(const DeviceStoreOptions& options, OpenReport& report);

struct StartContext {
    domain::ClockReading now;
    domain::Random& random;
};

/// Gives a new log its epoch, with what the log set aside last still tells, in one transaction: an
/// epoch is there only once all of it is. Does nothing to a log that has one.
Status start_journal(Database& database, const DeviceStoreOptions& options,
                     const StartContext& context, OpenReport& report);

}  // namespace platform
