#include "kiosk/app/rdv_offers.h"

#include "kiosk/app/rdv_desk.h"

#include <algorithm>

namespace app {
namespace {

using domain::MotifPublie;

bool shares(const std::vector<std::string>& some, const std::vector<std::string>& others) {
    return std::find_first_of(some.begin(), some.end(), others.begin(), others.end()) != some.end();
}

std::vector<domain::Tranche> offers_from(const std::string& id, const Context& context,
                                         const std::optional<base::Date>& depuis) {
    const auto* motif = motif_of(id, context);
    if (motif == nullptr || !context.clock_is_known) return {};
    return held_offers(context.droits, motif->motif, context.wall, depuis);
}

}  // namespace

const MotifPublie* motif_of(const std::string& id, const Context& context) {
    if (!context.annuaire) return nullptr;
    for (const auto& one : context.annuaire->motifs()) {
        if (one.motif.id == id) return &one;
    }
    return nullptr;
}

std::vector<const MotifPublie*> motifs_for(const Session& session, const Context& context) {
    std::vector<const MotifPublie*> all;
    if (!context.annuaire) return all;
    for (const auto& one : context.annuaire->motifs()) all.push_back(&one);
    std::stable_partition(all.begin(), all.end(),
                          [&](const auto* one) { return shares(one->themes, session.besoins); });
    return all;
}

const MotifPublie* motif_for_aide(const std::string& aide, const Context& context) {
    if (!context.annuaire) return nullptr;
    for (const auto& one : context.annuaire->motifs()) {
        if (shares(one.aides, {aide})) return &one;
    }
    return nullptr;
}

std::vector<domain::Tranche> creneaux_of_day(const Session& session, const Context& context) {
    const auto& jours = session.rdv.jours;
    return offers_from(session.rdv.motif, context,
                       jours.empty() ? std::nullopt : std::optional{jours.back()});
}

std::optional<base::Date> next_day(const Session& session, const Context& context) {
    using std::chrono::days;
    using std::chrono::sys_days;
    const auto shown = creneaux_of_day(session, context);
    if (shown.empty()) return std::nullopt;
    const auto after = sys_days{base::to_paris(shown.front().start).date} + days{1};
    const auto later = offers_from(session.rdv.motif, context, base::Date{after});
    if (later.empty()) return std::nullopt;
    return base::to_paris(later.front().start).date;
}

const domain::RdvDeBorne* own_rdv(domain::CodeRdv code, const Context& context) {
    const auto found = std::find_if(context.rdv.begin(), context.rdv.end(),
                                    [&](const auto& one) { return one.code == code; });
    return found == context.rdv.end() ? nullptr : &*found;
}

}  // namespace app
