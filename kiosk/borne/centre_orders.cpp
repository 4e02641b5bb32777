#include "kiosk/borne/centre_orders.h"

#include "kiosk/borne/out_of_service.h"
#include "sync/client/droit_keeper.h"

namespace borne {

Status CentreOrders::condemn() {
    return borne::condemn(folder_);
}

Status CentreOrders::take_inventory(std::int64_t commande, std::int64_t premier_droit) {
    const auto state = outbox_.state();
    if (!state) return state.error();
    const auto oldest = outbox_.rows_after(0, 1);
    if (!oldest) return oldest.error();
    auto inventory = inventory_();
    inventory.commande = commande;
    inventory.premiere = oldest->empty() ? 0 : oldest->front().seq;
    inventory.derniere = oldest->empty() ? 0 : state->last_seq;
    return client::declare_droits(store_, std::move(inventory), premier_droit);
}

Result<bool> CentreOrders::take_droits(const client::DroitOrders& orders) {
    return client::take_droits(store_, orders);
}

}  // namespace borne
