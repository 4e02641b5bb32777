#include "kiosk/app/record_consultation.h"

namespace app {

Status record_consultation(domain::DeviceStore& store) {
    return store.transact([](domain::StoreTransaction& change) -> Status {
        const auto appended =
            change.append(domain::Passage{domain::OriginePassage::consultation, std::nullopt});
        if (!appended) return appended.error();
        return Done{};
    });
}

}  // namespace app
