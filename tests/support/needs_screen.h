#pragma once

// A whole screen as a visitor meets it, for the tests and measures of what draws screens.

#include "kiosk/view/screen.h"

#include <string>
#include <utility>

namespace test {

inline view::Action action(const std::string& id, const std::string& label, view::Icon icon) {
    view::Action made;
    made.id = id;
    made.label = label;
    made.icon = icon;
    return made;
}

inline view::Tile tile(const std::string& id, const std::string& label, view::Icon icon,
                       bool chosen = false) {
    view::Tile made;
    made.action = action("besoin." + id, label, icon);
    made.action.chosen = chosen;
    return made;
}

inline view::Tile page_tile() {
    auto made = tile("autres", "Autres besoins", view::Icon::arrow_right);
    made.turns_page = true;
    made.behind = {view::Icon::briefcase, view::Icon::wheelchair, view::Icon::identification_card,
                   view::Icon::shield_warning, view::Icon::chat_circle_dots};
    return made;
}

/// "Que pouvons-nous faire pour vous ?", with two needs chosen.
inline view::Screen needs_screen() {
    view::Screen screen;
    screen.id = "besoins";
    screen.language = "fr";
    screen.top.emplace();
    screen.top->back = action("retour", "Retour", view::Icon::arrow_left);
    screen.top->title = "Vos besoins";
    screen.top->language = action("langue", "Français", view::Icon::translate);
    screen.top->text = action("texte", "", view::Icon::text_aa);
    screen.bottom.emplace();
    screen.bottom->urgent = action("urgent", "C’est urgent", view::Icon::siren);
    screen.bottom->help = action("parler", "Parler à quelqu’un", view::Icon::hand_waving);
    screen.bottom->leave =
        action("recommencer", "Recommencer", view::Icon::arrow_counter_clockwise);
    view::Tiles tiles;
    tiles.columns = 3;
    tiles.question = "Que pouvons-nous faire pour vous\u202F?";
    tiles.tiles = {tile("logement", "Se loger", view::Icon::house_line, true),
                   tile("argent", "Argent et budget", view::Icon::wallet, true),
                   tile("sante", "Santé", view::Icon::heartbeat),
                   tile("quotidien", "Manger et se vêtir", view::Icon::fork_knife),
                   tile("famille", "Famille et enfants", view::Icon::users_three),
                   page_tile()};
    tiles.start = action("je_ne_sais_pas", "Je ne sais pas", view::Icon::question);
    tiles.middle = "2 besoins choisis";
    tiles.primary = action("continuer", "Continuer", view::Icon::arrow_right);
    screen.body = std::move(tiles);
    return screen;
}

}  // namespace test
