#pragma once

// What every request needs. All of it belongs to the worker's thread once the server runs.

#include "kiosk/domain/ports/clock.h"
#include "kiosk/domain/ports/random.h"
#include "sync/central/metrics.h"
#include "sync/central/publication.h"
#include "sync/central/quota.h"
#include "sync/central/rdv/remises.h"
#include "sync/central/store.h"
#include "sync/protocol/signature.h"

#include <map>
#include <string>

namespace central {

struct Context {
    Store& store;
    const domain::Clock& clock;
    domain::Random& random;
    std::string tenant;  ///< department: "71"
    protocol::SignKeyPair keys;
    std::map<std::string, std::int64_t> desk_seen_ms = {};  ///< by MDS: its page was open then
    std::int64_t sealed_purged_ms = 0;                      ///< when what expired was removed last
    Metrics metrics = {};
    Publication publication = {};  ///< the content that devices fetch

    Quotas quotas = Quotas{};

    Booking* booking = nullptr;  ///< null: this centre has no agendas

    std::int64_t now_ms() const { return clock.read().wall.time_since_epoch().count(); }
};

}  // namespace central
