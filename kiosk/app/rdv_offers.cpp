#include "kiosk/app/rdv_offers.h"

#include "kiosk/app/rdv_desk.h"

#include <algorithm>

namespace app {
namespace {

using domain::MotifPublie;

bool shares(const std::vector<std::string>& some, const std::vector<std::string>& others) {
    return std::find_first_of(some.begin(), some.end(), others.begin(), others.end()) != some.end();
}

/// What the borne holds on its first day from that one, in the sector of the session.
std::vector<domain::Tranche> held_from(const Session& session, const Context& context,
                                       const base::Date& depuis) {
    const auto* motif = motif_of(session.rdv.motif, context);
    if (motif == nullptr || !context.clock_is_known || !context.clock_is_sure) return {};
    const auto secteur = secteur_for(session, context);
    if (!secteur) return held_offers(context.droits, motif->motif, context.wall, depuis);
    if (secteur->mds != context.lieu.id) return {};
    return held_offers(context.droits, motif->motif, context.wall, depuis, secteur->agendas);
}

base::Date day_of(const domain::Tranche& tranche) {
    return base::to_paris(tranche.start).date;
}

/// What the centre has on its first day from that one, as far as it answered.
std::vector<domain::Tranche> central_from(const Session& session, const Context& context,
                                          const base::Date& depuis) {
    const auto* day = at_centre(session.rdv, depuis);
    if (day == nullptr || !context.clock_is_known || !context.clock_is_sure) return {};
    std::vector<domain::Tranche> offers;
    for (const auto& one : day->offres) offers.push_back(one.tranche);
    return offers;
}

/// Those of the first day of both, by hour; of one hour, the centre's comes first.
std::vector<domain::Tranche> offers_from(const Session& session, const Context& context,
                                         const base::Date& depuis) {
    const auto held = held_from(session, context, depuis);
    auto offers = central_from(session, context, depuis);
    const bool later = !offers.empty() && !held.empty() && day_of(held[0]) < day_of(offers[0]);
    if (later) offers.clear();
    const bool same_day = offers.empty() || (!held.empty() && day_of(held[0]) == day_of(offers[0]));
    if (same_day) offers.insert(offers.end(), held.begin(), held.end());
    std::stable_sort(offers.begin(), offers.end(),
                     [](const auto& a, const auto& b) { return a.start < b.start; });
    return offers;
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

std::optional<domain::Secteur> secteur_for(const Session& session, const Context& context) {
    const auto& said = session.secteur;
    if (!context.annuaire || said.code_insee.empty()) return std::nullopt;
    const auto found = context.annuaire->secteur({said.code_insee, said.ligne, session.rdv.motif});
    if (found.sorte != domain::ReponseDeSecteur::Sorte::trouve) return std::nullopt;
    return found.secteur;
}

base::Date first_day_wanted(const Session& session, const Context& context) {
    const auto& jours = session.rdv.jours;
    return jours.empty() ? civil_now(context).date : jours.back();
}

const JourAuCentre* at_centre(const RdvVisit& rdv, const base::Date& depuis) {
    const auto found =
        std::find_if(rdv.au_centre.begin(), rdv.au_centre.end(), [&](const JourAuCentre& one) {
            const bool reaches = one.offres.empty() || depuis <= day_of(one.offres.front().tranche);
            return one.depuis <= depuis && reaches;
        });
    return found == rdv.au_centre.end() ? nullptr : &*found;
}

const domain::OffreDuCentre* offered_by_centre(const RdvVisit& rdv,
                                               const domain::Tranche& tranche) {
    for (const auto& day : rdv.au_centre) {
        for (const auto& one : day.offres) {
            if (one.tranche == tranche) return &one;
        }
    }
    return nullptr;
}

bool is_held(const domain::Tranche& tranche, const Session& session, const Context& context) {
    const auto held = held_from(session, context, day_of(tranche));
    return std::find(held.begin(), held.end(), tranche) != held.end();
}

std::vector<domain::Tranche> creneaux_of_day(const Session& session, const Context& context) {
    return offers_from(session, context, first_day_wanted(session, context));
}

std::optional<base::Date> next_day(const Session& session, const Context& context) {
    const auto shown = creneaux_of_day(session, context);
    if (shown.empty()) return std::nullopt;
    const auto after = std::chrono::sys_days{day_of(shown.front())} + std::chrono::days{1};
    const auto later = offers_from(session, context, base::Date{after});
    if (later.empty()) return std::nullopt;
    return day_of(later.front());
}

const domain::RdvDeBorne* own_rdv(domain::CodeRdv code, const Context& context) {
    using Etat = domain::RdvDeBorne::Etat;
    const auto found = std::find_if(context.rdv.begin(), context.rdv.end(), [&](const auto& one) {
        const bool never_was = one.etat == Etat::intention || one.etat == Etat::echoue;
        return one.code == code && !never_was;
    });
    return found == context.rdv.end() ? nullptr : &*found;
}

}  // namespace app
