#include "kiosk/view/keyboard.h"

#include <string_view>

namespace view {
namespace {

/// What a key types, and its name in ASCII for its id: "é e_aigu"; a plain letter is its own name.
using Row = std::vector<std::string_view>;

struct Layout {
    std::string_view name_key;  ///< label of the key that turns to it
    std::vector<Row> rows;
};

const Layout& letters() {
    static const Layout layout{"clavier.lettres",
                               {{"a", "z", "e", "r", "t", "y", "u", "i", "o", "p"},
                                {"q", "s", "d", "f", "g", "h", "j", "k", "l", "m"},
                                {"w", "x", "c", "v", "b", "n", "’ apostrophe"}}};
    return layout;
}

const Layout& accents() {
    static const Layout layout{
        "clavier.accents",
        {{"é e_aigu", "è e_grave", "ê e_circonflexe", "ë e_trema", "à a_grave", "â a_circonflexe"},
         {"î i_circonflexe", "ï i_trema", "ô o_circonflexe", "œ o_e", "ç c_cedille", "ñ n_tilde"},
         {"ù u_grave", "û u_circonflexe", "ü u_trema", "’ apostrophe", "- tiret"}}};
    return layout;
}

const Layout& digits() {
    static const Layout layout{"clavier.chiffres",
                               {{"1", "2", "3", "4", "5"}, {"6", "7", "8", "9", "0"}, {}}};
    return layout;
}

const Layout& arabic() {
    static const Layout layout{
        "clavier.arabe",
        {{"ض dad", "ص sad", "ث tha", "ق qaf", "ف fa", "غ ghayn", "ع ayn", "ه ha", "خ kha", "ح hha"},
         {"ش chin", "س sin", "ي ya", "ب ba", "ل lam", "ا alif", "ت ta", "ن noun", "م mim", "ك kaf"},
         {"ج jim", "د dal", "ذ dhal", "ر ra", "ز zay", "و waw", "ة ta_marbouta", "ى alif_maqsoura",
          "ط tta"},
         {"ء hamza", "أ alif_hamza", "إ alif_hamza_bas", "آ alif_madda", "ئ ya_hamza",
          "ؤ waw_hamza", "ظ zha"}}};
    return layout;
}

std::vector<const Layout*> layouts_of(const std::string& language) {
    if (language == "ar") return {&arabic(), &letters(), &accents(), &digits()};
    return {&letters(), &accents(), &digits()};
}

Action make_key(std::string_view key) {
    const auto space = key.find(' ');
    const bool is_named = space != std::string_view::npos;
    return typing_key(std::string{key.substr(0, space)}, is_named ? key.substr(space + 1) : key);
}

bool has_typed(const app::Session& session) {
    switch (app::current(session).screen) {
        case app::ScreenName::commune:
            return !session.commune_typed.empty();
        case app::ScreenName::secteur:
            return !session.secteur.commune_typed.empty();
        case app::ScreenName::voie:
            return !session.secteur.ligne.empty();
        default:
            return !session.mots.empty();
    }
}

}  // namespace

Action typing_key(std::string typed, std::string_view name) {
    Action key;
    key.id = "cle." + std::string{name};
    key.label = typed;
    key.intent = app::TypeKey{std::move(typed)};
    return key;
}

Action erase_key(const Writer& writer, bool enabled) {
    Action key;
    key.enabled = enabled;
    key.id = "cle.effacer";
    key.icon = Icon::backspace;
    key.intent = app::Backspace{};
    key.spoken = writer.text("clavier.effacer.dit");
    return key;
}

Keyboard build_keyboard(const Writer& writer) {
    const auto layouts = layouts_of(writer.language());
    const auto page = static_cast<std::size_t>(writer.session().keyboard_page);
    const auto& shown = *layouts[page % layouts.size()];
    const auto& next = *layouts[(page + 1) % layouts.size()];

    Keyboard keyboard;
    for (const auto& row : shown.rows) {
        keyboard.rows.emplace_back();
        for (const auto key : row) keyboard.rows.back().push_back(make_key(key));
    }
    keyboard.rows.back().push_back(
        writer.action("cle.page", std::string(next.name_key), Icon::none, app::NextKeyboardPage{}));
    keyboard.rows.back().push_back(
        writer.action("cle.espace", "clavier.espace", Icon::none, app::TypeKey{" "}));
    keyboard.rows.back().push_back(erase_key(writer, has_typed(writer.session())));
    return keyboard;
}

}  // namespace view
