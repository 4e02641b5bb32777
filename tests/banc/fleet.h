#pragma once

// A fleet of devices for the measures of the centre: each with a log of the events of ordinary
// days, chained and signed as a real one.

#include "kiosk/domain/ports/clock.h"
#include "sync/central/store.h"
#include "sync/protocol/frame.h"

#include <string>
#include <vector>

namespace banc {

class Fleet {
  public:
    Fleet(int bornes, int events_each);

    const protocol::LogRow& row(int borne, int index) const {
        return logs_[static_cast<std::size_t>(borne - 1)][static_cast<std::size_t>(index)];
    }
    /// A signed frame of `count` rows from `from`, as posted.
    std::string frame(int borne, int from, int count) const;

    /// Makes every device known to a new store: the department's first bornes, from 1.
    Status enrol(central::Store& store) const;

    const protocol::SignKeyPair& centre_keys() const { return centre_; }

    /// An instant after every event.
    domain::Instant after() const;

  private:
    std::vector<std::vector<protocol::LogRow>> logs_;
    protocol::SignKeyPair device_;  ///< of every device: checking does not cost less for it
    protocol::SignKeyPair centre_;
};

}  // namespace banc
