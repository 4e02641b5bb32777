#pragma once

// What the centre may order a device to do beyond sending its log. The composition root carries it
// out: it knows the files, the keys and the contents.

#include "kiosk/base/result.h"

#include <cstdint>

namespace client {

class Orders {
  public:
    virtual ~Orders() = default;

    /// This device is wanted no more. On disk once it returns success: from then on no start of the
    /// program goes into service, and everything is erased. Fails with unavailable or full.
    virtual Status condemn() = 0;

    /// Writes an event `inventaire` that answers the order `commande`. Fails as the store does.
    virtual Status take_inventory(std::int64_t commande) = 0;
};

}  // namespace client
