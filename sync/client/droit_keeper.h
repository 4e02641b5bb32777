#pragma once

// The droits that a device receives and gives back, and what it declares: each in one transaction
// of its store, with the events that tell it (kiosk/domain/droits_tenus.h has the rules).

#include "kiosk/domain/ports/device_store.h"
#include "sync/client/orders.h"

#include <span>

namespace client {

/// What these acknowledgements of one log order, and the latest hour the centre signed in them.
DroitOrders orders_in(std::span<const protocol::Ack> acks);

/// What Orders::take_droits does, on that store.
Result<bool> take_droits(domain::DeviceStore& store, const DroitOrders& orders);

/// Appends the inventory with everything held, and refuses older grants from then on.
Status declare_droits(domain::DeviceStore& store, domain::Inventaire inventory,
                      std::int64_t premier_droit);

}  // namespace client
