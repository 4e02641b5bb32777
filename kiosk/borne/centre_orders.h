#pragma once

// What the centre orders, carried out on this device's files and log.

#include "kiosk/domain/ports/device_store.h"
#include "sync/client/orders.h"
#include "sync/protocol/outbox.h"

#include <functional>
#include <string>

namespace borne {

class CentreOrders final : public client::Orders {
  public:
    /// The inventory of the device but what its log tells: versions, disk, clock, contents.
    using Inventory = std::function<domain::Inventaire()>;

    CentreOrders(std::string folder, domain::DeviceStore& store, const protocol::Outbox& outbox,
                 Inventory inventory)
        : folder_(std::move(folder)),
          store_(store),
          outbox_(outbox),
          inventory_(std::move(inventory)) {}

    Status condemn() override;
    Status take_inventory(std::int64_t commande, std::int64_t premier_droit) override;
    Result<bool> take_droits(const client::DroitOrders& orders) override;

  private:
    std::string folder_;
    domain::DeviceStore& store_;
    const protocol::Outbox& outbox_;
    Inventory inventory_;
};

}  // namespace borne
