#include "kiosk/app/record_start.h"

namespace app {

Status record_start(const domain::BorneEtat& etat, domain::DeviceStore& store) {
    return store.transact([&](domain::StoreTransaction& change) -> Status {
        const auto appended = change.append(etat);
        if (!appended) return appended.error();
        return Done{};
    });
}

}  // namespace app
