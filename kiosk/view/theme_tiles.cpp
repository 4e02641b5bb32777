#include "kiosk/view/theme_tiles.h"

#include <array>
#include <utility>

namespace view {
namespace {

constexpr std::array<std::pair<std::string_view, Icon>, 19> kIcons{{
    {"house_line", Icon::house_line},
    {"wallet", Icon::wallet},
    {"heartbeat", Icon::heartbeat},
    {"fork_knife", Icon::fork_knife},
    {"users_three", Icon::users_three},
    {"briefcase", Icon::briefcase},
    {"wheelchair", Icon::wheelchair},
    {"identification_card", Icon::identification_card},
    {"shield_warning", Icon::shield_warning},
    {"chat_circle_dots", Icon::chat_circle_dots},
    {"hand_coins", Icon::hand_coins},
    {"user", Icon::user},
    {"users", Icon::users},
    {"baby", Icon::baby},
    {"bed", Icon::bed},
    {"bank", Icon::bank},
    {"ambulance", Icon::ambulance},
    {"hand_palm", Icon::hand_palm},
    {"phone", Icon::phone},
}};

}  // namespace

Icon icon_named(const std::string& name) {
    for (const auto& [known, icon] : kIcons) {
        if (known == name) return icon;
    }
    return Icon::chat_circle_dots;
}

Icon theme_icon(const Writer& writer, const std::string& theme) {
    const auto* annuaire = writer.context().annuaire;
    if (!annuaire) return Icon::chat_circle_dots;
    for (const auto& known : annuaire->themes()) {
        if (known.id == theme) return icon_named(known.icone);
    }
    return Icon::chat_circle_dots;
}

std::string theme_name(const Writer& writer, const std::string& theme) {
    return writer.text("besoin." + theme);
}

}  // namespace view
