#include "kiosk/app/record_sealed.h"

namespace app {

Result<std::int64_t> record_sealed(const domain::Event& event,
                                   const domain::Coordonnees& coordonnees, domain::Sealer& sealer,
                                   domain::DeviceStore& store) {
    const auto part = sealer.seal(coordonnees);
    if (!part) return part.error();
    std::int64_t seq = 0;
    const auto written = store.transact([&](domain::StoreTransaction& change) -> Status {
        const auto appended = change.append(event, *part);
        if (!appended) return appended.error();
        seq = *appended;
        return Done{};
    });
    if (!written) return written.error();
    return seq;
}

}  // namespace app
