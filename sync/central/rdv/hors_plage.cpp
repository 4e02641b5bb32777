#include "sync/central/rdv/hors_plage.h"

#include <algorithm>

namespace central {

bool is_open(const AgendaContent& content, const domain::Tranche& rdv) {
    const auto day = base::to_paris(rdv.start).date;
    return std::any_of(content.plages.begin(), content.plages.end(), [&](const auto& plage) {
        if (plage.agenda != rdv.agenda) return false;
        const auto open = open_tranches(plage, content.absences, day);
        return std::any_of(open.begin(), open.end(),
                           [&](const auto& tranche) { return holds(tranche, rdv); });
    });
}

Result<std::vector<RdvTenu>> hors_plage(AgendaStore& store, base::Instant now) {
    const auto content = store.content();
    if (!content) return content.error();
    auto all = store.rdv_from(domain::quantum_from(now));
    if (!all) return all.error();
    std::erase_if(*all, [&](const RdvTenu& rdv) { return is_open(*content, rdv.tranche); });
    return all;
}

}  // namespace central
