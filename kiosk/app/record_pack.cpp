#include "kiosk/app/record_pack.h"

namespace app {

Status record_pack(const domain::PackActive& pack, domain::DeviceStore& store) {
    return store.transact([&](domain::StoreTransaction& change) -> Status {
        const auto appended = change.append(pack);
        if (!appended) return appended.error();
        return Done{};
    });
}

}  // namespace app
