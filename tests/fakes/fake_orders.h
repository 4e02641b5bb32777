#pragma once

#include "sync/client/orders.h"

#include <vector>

namespace test {

/// Notes what it is ordered; can be told to fail.
class FakeOrders final : public client::Orders {
  public:
    int condemned = 0;
    std::vector<std::int64_t> inventories;
    Status outcome = Done{};

    Status condemn() override {
        if (outcome) ++condemned;
        return outcome;
    }
    Status take_inventory(std::int64_t commande) override {
        if (outcome) inventories.push_back(commande);
        return outcome;
    }
};

}  // namespace test
