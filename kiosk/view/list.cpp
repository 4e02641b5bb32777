// The fiches found, one row each, with the filters and what to do when there is none.

#include "kiosk/app/fiches_found.h"
#include "kiosk/view/build_body.h"
#include "kiosk/view/fiche_texts.h"
#include "kiosk/view/paging.h"
#include "kiosk/view/phrases.h"
#include "kiosk/view/theme_tiles.h"
#include "kiosk/view/typography.h"

#include <algorithm>

namespace view {
namespace {

using domain::AnnuaireHit;

std::size_t rows_that_fit(const Writer& writer) {
    return writer.large() ? 2 : 3;
}

std::string list_title(const Writer& writer) {
    const auto& session = writer.session();
    if (session.discreet) return writer.text("discret.barre");
    std::string title;
    if (session.source == app::ListSource::mots) title = writer.text("liste.barre.mots");
    if (session.source == app::ListSource::theme) title = theme_name(writer, session.theme);
    if (session.source == app::ListSource::besoins) {
        title = session.besoins.size() == 1 ? theme_name(writer, session.besoins.front())
                                            : writer.text("liste.barre.plusieurs");
    }
    const auto* annuaire = writer.context().annuaire;
    const auto* commune = annuaire ? annuaire->commune(session.commune) : nullptr;
    return commune ? title + " · " + commune->nom : title;
}

/// The theme the person asked for when the fiche has it, else its first one.
Icon icon_of(const Writer& writer, const domain::Fiche& fiche) {
    if (fiche.x_urgence) return Icon::phone;
    if (fiche.x_themes.empty()) return Icon::chat_circle_dots;
    const auto& besoins = writer.session().besoins;
    const auto asked = std::find_first_of(fiche.x_themes.begin(), fiche.x_themes.end(),
                                          besoins.begin(), besoins.end());
    return theme_icon(writer, asked == fiche.x_themes.end() ? fiche.x_themes.front() : *asked);
}

/// How far, else in which commune, else what to dial.
void add_where(const Writer& writer, const domain::Fiche& fiche, FicheRow& row) {
    constexpr std::size_t kLongestNumber = 14;
    if (const auto km = way_km(writer, fiche)) {
        row.end = say_distance(writer, *km);
        const bool on_foot = writer.session().commune.empty() && is_located(fiche);
        if (on_foot) row.end_second = say_walk(writer, *km);
    } else if (fiche.adresse) {
        row.end = fiche.adresse->commune;
        row.end_is_place = true;
    } else if (fiche.telephone.size() <= kLongestNumber) {
        row.end = fiche.telephone;
    }
}

FicheRow make_row(const Writer& writer, const domain::Fiche& fiche) {
    FicheRow row;
    row.action.id = "fiche." + fiche.id;
    row.action.label = typeset_french(fiche.nom);
    row.action.icon = icon_of(writer, fiche);
    row.action.intent = app::OpenFiche{fiche.id};
    row.facts.push_back(say_opening(writer, fiche.horaires_accueil, true));
    if (const auto rdv = say_rdv(writer, fiche.x_sans_rdv, true)) row.facts.push_back(*rdv);
    add_where(writer, fiche, row);
    return row;
}

std::vector<Action> make_filters(const Writer& writer) {
    auto open =
        writer.action("liste.filtre.ouvert", "liste.ouvert", Icon::none, app::ToggleOpenNow{});
    open.chosen = writer.session().open_now;
    auto no_rdv =
        writer.action("liste.filtre.sans_rdv", "liste.sans_rdv", Icon::none, app::ToggleNoRdv{});
    no_rdv.chosen = writer.session().no_rdv;
    if (open.chosen || no_rdv.chosen) {  // the check takes the room of the longer words
        open.label = writer.text("liste.ouvert.court");
        no_rdv.label = writer.text("liste.sans_rdv.court");
    }
    auto where = writer.action("liste.ou", "liste.ou", Icon::map_pin, app::ShowCommune{});
    where.spoken = writer.text("liste.ou.dit");
    return {std::move(open), std::move(no_rdv), std::move(where)};
}

std::string empty_notice(const Writer& writer) {
    if (app::is_directory_damaged(writer.context())) return writer.text("liste.sans_pack");
    const bool filtered = writer.session().open_now || writer.session().no_rdv;
    return writer.text(filtered ? "liste.vide.filtre" : "liste.vide");
}

std::vector<Action> ways_out(const Writer& writer) {
    std::vector<Action> ways;
    if (writer.session().open_now) {
        ways.push_back(writer.action("liste.aussi_fermes", "liste.aussi_fermes", Icon::clock,
                                     app::ToggleOpenNow{}));
    }
    if (writer.session().no_rdv) {
        ways.push_back(writer.action("liste.aussi_sur_rdv", "liste.aussi_sur_rdv",
                                     Icon::calendar_check, app::ToggleNoRdv{}));
    }
    if (ways.size() < 2) {
        ways.push_back(writer.action("liste.voir", "fiche.voir", Icon::ticket, app::TakeTicket{}));
    }
    if (!app::is_directory_damaged(writer.context()) && ways.size() < 2) {
        ways.push_back(writer.action("liste.themes", "actions.themes", Icon::chat_circle_dots,
                                     app::ShowThemes{}));
    }
    return ways;
}

}  // namespace

Body build_list(const Writer& writer) {
    const bool damaged = app::is_directory_damaged(writer.context());
    const auto hits = damaged ? std::vector<AnnuaireHit>{}
                              : app::fiches_found(writer.session(), writer.context());
    const bool all_places = std::all_of(hits.begin(), hits.end(), [](const AnnuaireHit& hit) {
        return hit.fiche->adresse.has_value();
    });

    FicheList list;
    list.title =
        writer.plural(all_places ? "liste.lieux" : "liste.reponses", static_cast<int>(hits.size()));
    if (damaged) list.title = writer.text("liste.indisponible");
    if (writer.context().annuaire && !damaged) list.filters = make_filters(writer);
    const auto pages = pages_of(hits.size(), rows_that_fit(writer), writer.page());
    const auto first = static_cast<std::size_t>(pages.shown) * rows_that_fit(writer);
    const auto last = std::min(hits.size(), first + rows_that_fit(writer));
    for (auto i = first; i < last; ++i) list.rows.push_back(make_row(writer, *hits[i].fiche));
    list.pager = make_pager(writer, pages);
    if (hits.empty()) {
        list.empty = empty_notice(writer);
        list.ways_out = ways_out(writer);
    }
    return {list_title(writer), std::move(list)};
}

}  // namespace view
