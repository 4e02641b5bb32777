#include "kiosk/app/count.h"

namespace app {

Status count(const std::vector<domain::Compteur>& compteurs, base::Date jour,
             domain::DeviceStore& store) {
    return store.transact([&](domain::StoreTransaction& change) -> Status {
        for (const auto& compteur : compteurs) {
            const auto counted = change.count(jour, compteur);
            if (!counted) return counted;
        }
        return Done{};
    });
}

}  // namespace app
