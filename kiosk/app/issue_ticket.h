#pragma once

#include "kiosk/domain/ports/device_store.h"

namespace app {

/// Takes the next number and writes the passage it stands for, in one transaction: a
/// number that is returned is on disk, and is told to the centre once.
///
/// @param lettre  letter of the device, 'A' to 'Z' without I and O
/// Fails with conflict after 9999 tickets in a day, or whatever the store fails with (full,
/// corrupt, unavailable); then no number was used up.
Result<domain::NumeroTicket> issue_ticket(char lettre, domain::DeviceStore& store);

}  // namespace app
