#include "sync/central/rdv/hors_plage.h"

#include "kiosk/domain/place.h"

#include <algorithm>

namespace central {

namespace {

/// Seats of the sessions of a plage; 1 where people are received one by one.
int places_of(const AgendaContent& content, const domain::Plage& plage) {
    int places = 1;
    for (const auto& motif : content.motifs) {
        const auto& served = plage.motifs;
        const bool here = std::find(served.begin(), served.end(), motif.id) != served.end();
        if (here) places = std::max(places, motif.places);
    }
    return places;
}

}  // namespace

bool is_open(const AgendaContent& content, const domain::Tranche& taken) {
    const int place = domain::place_of(taken.agenda);
    auto rdv = taken;
    rdv.agenda = domain::agenda_known(taken.agenda);
    const auto day = base::to_paris(rdv.start).date;
    return std::any_of(content.plages.begin(), content.plages.end(), [&](const auto& plage) {
        if (plage.agenda != rdv.agenda || place >= places_of(content, plage)) return false;
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
