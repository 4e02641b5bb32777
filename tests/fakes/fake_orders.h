#pragma once

#include "sync/client/droit_keeper.h"
#include "sync/client/orders.h"

#include <vector>

namespace test {

/// Notes what it is ordered; can be told to fail.
class FakeOrders final : public client::Orders {
  public:
    int condemned = 0;
    std::vector<std::int64_t> inventories;
    std::int64_t first_droit = 0;
    domain::DeviceStore* store = nullptr;  ///< that keeps droits; none: they are left
    Status outcome = Done{};

    Status condemn() override {
        if (outcome) ++condemned;
        return outcome;
    }
    Status take_inventory(std::int64_t commande, std::int64_t premier_droit) override {
        if (outcome) inventories.push_back(commande);
        first_droit = premier_droit;
        return outcome;
    }
    Result<bool> take_droits(const client::DroitOrders& orders) override {
        if (store == nullptr) return false;
        return client::take_droits(*store, orders);
    }
};

}  // namespace test
