#include "kiosk/app/fiches_found.h"

#include "kiosk/content/opening_hours.h"

#include <algorithm>

namespace app {
namespace {

using domain::AnnuaireHit;
using domain::SansRdv;

bool is_open(const domain::Fiche& fiche, const base::CivilTime& now) {
    const auto state = content::opening_state(fiche.horaires_accueil, now);
    return state.kind == content::OpeningState::Kind::open;
}

bool takes_without_rdv(const domain::Fiche& fiche) {
    return fiche.x_sans_rdv == SansRdv::oui || fiche.x_sans_rdv == SansRdv::les_deux;
}

}  // namespace

std::optional<domain::Position> distances_from(const Session& session, const Context& context) {
    if (session.commune.empty() || !context.annuaire) return context.lieu.position;
    const auto* commune = context.annuaire->commune(session.commune);
    return commune ? commune->centre : context.lieu.position;
}

domain::AnnuaireQuery query_of(const Session& session, const Context& context) {
    domain::AnnuaireQuery query;
    query.depuis = distances_from(session, context);
    if (session.source == ListSource::besoins) query.themes = session.besoins;
    if (session.source == ListSource::theme) query.themes = {session.theme};
    if (session.source == ListSource::mots) query.mots = session.mots;
    return query;
}

std::vector<AnnuaireHit> fiches_found(const Session& session, const Context& context) {
    if (!context.annuaire) return {};
    auto hits = context.annuaire->find(query_of(session, context));
    const auto now = civil_now(context);
    const auto refused = [&](const AnnuaireHit& hit) {
        if (session.open_now && !is_open(*hit.fiche, now)) return true;
        return session.no_rdv && !takes_without_rdv(*hit.fiche);
    };
    hits.erase(std::remove_if(hits.begin(), hits.end(), refused), hits.end());
    return hits;
}

bool is_directory_damaged(const Context& context) {
    return !context.annuaire || context.pack_refused;
}

std::vector<AnnuaireHit> fiches_for_words(const Session& session, const Context& context) {
    if (!context.annuaire || session.mots.empty()) return {};
    domain::AnnuaireQuery query;
    query.mots = session.mots;
    query.depuis = distances_from(session, context);
    return context.annuaire->find(query);
}

bool is_discreet(const std::string& theme, const Context& context) {
    if (!context.annuaire) return false;
    const auto& themes = context.annuaire->themes();
    return std::any_of(themes.begin(), themes.end(),
                       [&](const auto& known) { return known.id == theme && known.discret; });
}

bool is_discreet(const domain::Fiche& fiche, const Context& context) {
    const auto& themes = fiche.x_themes;
    return !themes.empty() && std::all_of(themes.begin(), themes.end(), [&](const auto& theme) {
        return is_discreet(theme, context);
    });
}

}  // namespace app
