#include "kiosk/app/close_day.h"

namespace app {

Status close_day(base::Date jour, domain::DeviceStore& store) {
    return store.transact([&](domain::StoreTransaction& change) -> Status {
        const auto days = change.take_counters_before(jour);
        if (!days) return days.error();
        for (const auto& day : *days) {
            const auto appended = change.append(day);
            if (!appended) return appended.error();
        }
        return Done{};
    });
}

}  // namespace app
