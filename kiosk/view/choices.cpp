// Languages, needs, what to do, themes: the questions a visitor answers by tiles.

#include "kiosk/app/fiches_found.h"
#include "kiosk/view/build_body.h"
#include "kiosk/view/paging.h"
#include "kiosk/view/phrases.h"
#include "kiosk/view/theme_tiles.h"

#include <algorithm>

namespace view {
namespace {

int columns(const Writer& writer) {
    return writer.large() ? 2 : 3;
}

Tile make_tile(Action action) {
    Tile tile;
    tile.action = std::move(action);
    return tile;
}

Tile make_theme_tile(const Writer& writer, const std::string& prefix, const domain::Theme& theme,
                     Intent intent) {
    Action action;
    action.id = prefix + theme.id;
    action.label = theme_name(writer, theme.id);
    action.icon = icon_named(theme.icone);
    action.intent = std::move(intent);
    return make_tile(std::move(action));
}

bool is_chosen(const Writer& writer, const std::string& besoin) {
    const auto& besoins = writer.session().besoins;
    return std::find(besoins.begin(), besoins.end(), besoin) != besoins.end();
}

/// How many needs are chosen; in large text, there is room for the page only.
std::string needs_status(const Writer& writer, std::size_t themes) {
    if (writer.large()) {
        const int count = tile_pages(writer, themes);
        const int shown = std::clamp(writer.page(), 0, count - 1);
        return std::to_string(shown + 1) + " / " + std::to_string(count);
    }
    const auto chosen = static_cast<int>(writer.session().besoins.size());
    const bool reduced = app::is_directory_damaged(writer.context());
    if (chosen == 0 && reduced) return writer.text("contenu.reduit.court");
    return chosen == 0 ? writer.text("besoins.aucun") : writer.plural("besoins.compte", chosen);
}

/// The needs chosen, short, then the way to change them. None is named on the discreet path.
std::vector<Action> need_pills(const Writer& writer) {
    constexpr std::size_t kMostPills = 2;
    std::vector<Action> pills;
    const auto& besoins = writer.session().besoins;
    const bool named = !writer.session().discreet;
    for (std::size_t i = 0; named && i < std::min(kMostPills, besoins.size()); ++i) {
        Action pill;
        pill.id = "actions.besoin." + besoins[i];
        pill.label = writer.text("besoin." + besoins[i] + ".pastille");
        pill.icon = theme_icon(writer, besoins[i]);
        pill.intent = app::Back{};
        pill.chosen = true;
        pills.push_back(std::move(pill));
    }
    if (writer.context().annuaire) {
        pills.push_back(
            writer.action("actions.changer", "actions.changer", Icon::pencil_simple, app::Back{}));
    }
    return pills;
}

/// What to expect of a number: when somebody will be there, or how many wait.
std::string waiting_line(const Writer& writer) {
    if (const auto closed = say_place_closed(writer, true)) return closed->text;
    const auto waiting = writer.context().centre.waiting;
    const bool known = waiting && app::desk_is_open(writer.context());
    return known ? writer.plural("actions.attente", *waiting)
                 : writer.text("actions.ticket.detail");
}

/// One tile a theme of the directory; none when there is no directory.
template <class MakeIntent>
std::vector<Tile> theme_tiles(const Writer& writer, const std::string& prefix,
                              MakeIntent make_intent) {
    std::vector<Tile> tiles;
    const auto* annuaire = writer.context().annuaire;
    if (!annuaire) return tiles;
    for (const auto& theme : annuaire->themes()) {
        tiles.push_back(make_theme_tile(writer, prefix, theme, make_intent(theme.id)));
    }
    return tiles;
}

}  // namespace

Body build_languages(const Writer& writer) {
    Tiles tiles;
    tiles.question = writer.text("langue.question");
    tiles.columns = columns(writer);
    std::string machine;
    for (const auto& langue : writer.textes().langues()) {
        Action action;
        action.id = "langue." + langue.tag;
        action.label = langue.nom;
        action.intent = app::ChooseLanguage{langue.tag};
        action.chosen = langue.tag == writer.language();
        auto tile = make_tile(std::move(action));
        tile.starts = true;
        if (langue.nom != writer.textes().langue("fr").nom) tile.second = langue.nom_fr;
        tiles.tiles.push_back(std::move(tile));

        if (!langue.relu) machine += (machine.empty() ? "" : ", ") + langue.nom;
        const auto word = writer.textes().get(langue.tag, "langue.mot");
        if (langue.tag != writer.language()) {
            tiles.aside += (tiles.aside.empty() ? "" : " · ") + word;
        }
    }
    if (!machine.empty()) tiles.middle = writer.text("langue.non_relue", {{"langues", machine}});
    if (writer.large()) tiles.aside.clear();
    return {"", std::move(tiles)};
}

Body build_needs(const Writer& writer) {
    Tiles tiles;
    tiles.question = writer.text("besoins.question");
    tiles.columns = columns(writer);
    auto all =
        theme_tiles(writer, "besoin.", [](const auto& theme) { return app::ToggleNeed{theme}; });
    for (auto& tile : all) {
        const auto& toggle = std::get<app::ToggleNeed>(tile.action.intent);
        tile.action.chosen = is_chosen(writer, toggle.besoin);
    }
    tiles.middle = needs_status(writer, all.size());
    tiles.tiles = page_of_tiles(writer, std::move(all),
                                {"besoins.suite", "besoins.autres", "besoins.premiers"});
    tiles.start = writer.action("besoins.ne_sais_pas", "besoins.ne_sais_pas", Icon::question,
                                app::DontKnow{});
    tiles.primary =
        writer.action("besoins.continuer", "besoins.continuer", Icon::arrow_right, app::Continue{});
    tiles.primary->enabled = !writer.session().besoins.empty();
    return {writer.text("besoins.barre"), std::move(tiles)};
}

Body build_actions(const Writer& writer) {
    Tiles tiles;
    const auto closed = say_place_closed(writer, true);
    const bool says_closed = closed && writer.large();  // its last row has no room for it
    tiles.question = says_closed ? closed->text : writer.text("actions.question");
    tiles.pills = need_pills(writer);
    tiles.columns = columns(writer);
    const auto add = [&](const std::string& name, Icon icon, Intent intent) {
        const auto id = "actions." + name;
        tiles.tiles.push_back(make_tile(writer.action(id, id, icon, std::move(intent))));
    };
    add("trouver", Icon::map_trifold, app::ShowFiches{});
    add("simuler", Icon::calculator, app::Simulate{});
    const auto* annuaire = writer.context().annuaire;
    const bool gives_rdv = annuaire != nullptr && !annuaire->motifs().empty();
    if (gives_rdv) add("prendre", Icon::calendar_plus, app::ShowMotifs{});
    add("rdv", Icon::calendar_check, app::HaveRdv{});
    const bool has_room = !gives_rdv || !writer.large();
    if (has_room) add("chercher", Icon::magnifying_glass, app::ShowSearch{});
    if (!has_room) {
        tiles.start = writer.action("actions.chercher", "actions.chercher", Icon::magnifying_glass,
                                    app::ShowSearch{});
    }
    if (writer.large()) {
        if (has_room && !closed) tiles.middle = waiting_line(writer);
        tiles.primary =
            writer.action("actions.ticket", "actions.ticket", Icon::ticket, app::TakeTicket{});
    } else {
        add("ticket", Icon::ticket, app::TakeTicket{});
        tiles.tiles.back().primary = true;
        tiles.tiles.back().span = gives_rdv ? 1 : 2;
        if (gives_rdv || closed)
            tiles.tiles.back().action.label = writer.text("actions.ticket.court");
        tiles.tiles.back().second = waiting_line(writer);
    }
    return {writer.text("actions.barre"), std::move(tiles)};
}

Body build_themes(const Writer& writer) {
    Tiles tiles;
    tiles.question = writer.text("themes.question");
    tiles.columns = columns(writer);
    auto all =
        theme_tiles(writer, "theme.", [](const auto& theme) { return app::ChooseTheme{theme}; });
    tiles.tiles =
        page_of_tiles(writer, std::move(all), {"themes.suite", "themes.autres", "themes.premiers"});
    const auto* annuaire = writer.context().annuaire;
    if (annuaire != nullptr && annuaire->has_secteurs()) {
        tiles.start =
            writer.action("themes.ma_mds", "secteur.demander", Icon::map_pin, app::ShowSecteur{});
    }
    tiles.primary = writer.action("themes.chercher", "actions.chercher", Icon::magnifying_glass,
                                  app::ShowSearch{});
    return {writer.text("themes.barre"), std::move(tiles)};
}

Body build_report(const Writer& writer) {
    Tiles tiles;
    tiles.question = writer.text("erreur.question");
    tiles.columns = columns(writer);
    const auto icon_of = [](std::string_view quoi) {
        if (quoi == "ferme") return Icon::x_circle;
        if (quoi == "horaires") return Icon::clock;
        if (quoi == "adresse") return Icon::map_pin;
        if (quoi == "telephone") return Icon::phone;
        return Icon::chat_circle_dots;
    };
    std::vector<Tile> all;
    for (const auto quoi : app::kReports) {
        const auto id = "erreur." + std::string(quoi);
        all.push_back(
            make_tile(writer.action(id, id, icon_of(quoi), app::ChooseReport{std::string(quoi)})));
    }
    tiles.tiles =
        page_of_tiles(writer, std::move(all), {"erreur.suite", "erreur.autres", "erreur.premiers"});
    return {writer.text("erreur.barre"), std::move(tiles)};
}

}  // namespace view
