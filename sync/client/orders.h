#pragma once

// What the centre may order a device to do beyond sending its log. The composition root carries it
// out: it knows the files, the keys and the contents.

#include "kiosk/base/result.h"
#include "sync/protocol/ack.h"

#include <cstdint>
#include <vector>

namespace client {

/// Orders about droits and rdv, each list in the order of its ids, and the hour the centre signed
/// with them.
struct DroitOrders {
    std::vector<protocol::DroitCommand> droits;
    std::vector<protocol::RappelCommand> rappels;
    base::Instant signed_at;
    std::vector<protocol::RdvDuJourCommand> rdv_du_jour = {};
};

class Orders {
  public:
    virtual ~Orders() = default;

    /// This device is wanted no more. On disk once it returns success: from then on no start of the
    /// program goes into service, and everything is erased. Fails with unavailable or full.
    virtual Status condemn() = 0;

    /// Writes an event `inventaire` that answers the order `commande`, and refuses from then on any
    /// droit numbered below `premier_droit`. Fails as the store does.
    virtual Status take_inventory(std::int64_t commande, std::int64_t premier_droit) = 0;

    /// Takes time to sell and gives back what is asked, with the events that tell it, in one
    /// transaction; orders that were carried out already change nothing. Says whether one was not.
    virtual Result<bool> take_droits(const DroitOrders& orders) = 0;
};

}  // namespace client
