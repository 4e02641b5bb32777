#include "kiosk/app/record_help_answer.h"

namespace app {

Status record_help_answer(const std::string& aide, domain::DeviceStore& store,
                          domain::HelpSignal& signal) {
    signal.stop();
    return store.transact([&](domain::StoreTransaction& change) -> Status {
        const auto appended = change.append(domain::AideRepondue{aide});
        if (!appended) return appended.error();
        return Done{};
    });
}

}  // namespace app
