#include "kiosk/borne/centre_orders.h"

#include "kiosk/borne/out_of_service.h"

namespace borne {

Status CentreOrders::condemn() {
    return borne::condemn(folder_);
}

Status CentreOrders::take_inventory(std::int64_t commande) {
    const auto state = outbox_.state();
    if (!state) return state.error();
    const auto oldest = outbox_.rows_after(0, 1);
    if (!oldest) return oldest.error();
    auto inventory = inventory_();
    inventory.commande = commande;
    inventory.premiere = oldest->empty() ? 0 : oldest->front().seq;
    inventory.derniere = oldest->empty() ? 0 : state->last_seq;
    return store_.transact([&](domain::StoreTransaction& change) -> Status {
        const auto added = change.append(inventory);
        return added ? Status{Done{}} : Status{added.error()};
    });
}

}  // namespace borne
