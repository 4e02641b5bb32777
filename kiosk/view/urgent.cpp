// Emergency numbers, who answers them, and the first screen of the discreet path.

#include "kiosk/content/emergency_numbers.h"
#include "kiosk/view/build_body.h"
#include "kiosk/view/fiche_texts.h"
#include "kiosk/view/paging.h"

#include <algorithm>
#include <array>

namespace view {
namespace {

struct Number {
    std::string_view numero;
    Icon icon;
};

/// Those for danger to life first, as the pictures order them.
constexpr std::array<Number, 10> kNumbers{{{"17", Icon::shield_warning},
                                           {"15", Icon::ambulance},
                                           {"115", Icon::bed},
                                           {"3919", Icon::hand_palm},
                                           {"119", Icon::baby},
                                           {"114", Icon::ear_slash},
                                           {"18", Icon::siren},
                                           {"112", Icon::phone},
                                           {"3114", Icon::heartbeat},
                                           {"3977", Icon::users}}};

constexpr std::array<std::string_view, 3> kDiscreetNumbers{"3919", "17", "114"};

Tile make_number(const Writer& writer, const Number& number) {
    const std::string numero{number.numero};
    Tile tile;
    tile.action.id = "numero." + numero;
    tile.action.label = numero;
    tile.action.icon = number.icon;
    tile.action.intent = app::ShowNumber{numero};
    tile.second = writer.text("numero." + numero);
    tile.number = true;
    return tile;
}

std::string digits_of(const std::string& telephone) {
    std::string digits;
    std::copy_if(telephone.begin(), telephone.end(), std::back_inserter(digits),
                 [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

/// The pack's fiche of an emergency number, else the one built into the program.
const domain::Fiche* fiche_of(const Writer& writer, const std::string& numero) {
    const auto answers = [&](const domain::Fiche& fiche) {
        return fiche.x_urgence && digits_of(fiche.telephone) == numero;
    };
    if (writer.context().annuaire) {
        const domain::AnnuaireQuery every_fiche;  // emergency numbers come first
        for (const auto& hit : writer.context().annuaire->find(every_fiche)) {
            if (answers(*hit.fiche)) return hit.fiche;
        }
    }
    for (const auto& fiche : content::emergency_numbers()) {
        if (answers(fiche)) return &fiche;
    }
    return nullptr;
}

}  // namespace

Body build_urgent(const Writer& writer) {
    Tiles tiles;
    tiles.question = writer.text("urgence.ou");
    tiles.banner =
        writer.action("urgence.appeler", "urgence.appeler", Icon::hand_waving, app::CallAgent{});
    tiles.banner_end =
        writer.action("urgence.cacher", "urgence.cacher", Icon::eye_slash, app::QuickExit{});
    tiles.columns = writer.large() ? 2 : 3;
    std::vector<Tile> all;
    for (const auto& number : kNumbers) all.push_back(make_number(writer, number));
    tiles.tiles = page_of_tiles(writer, std::move(all),
                                {"urgence.suite", "urgence.autres", "urgence.premiers"});
    return {writer.text("urgence.barre"), std::move(tiles)};
}

Body build_number(const Writer& writer) {
    const auto& numero = writer.session().numero;
    Card card;
    card.title = writer.text("numero." + numero);
    std::vector<CardLine> lines;
    if (writer.large()) {
        card.amount.figure = numero;  // beside the title: the card is for what there is to read
    } else {
        lines.push_back({Icon::phone, numero, "", true});
    }
    if (const auto* fiche = fiche_of(writer, numero)) {
        const auto description = texts_of(writer, *fiche).description;
        lines.push_back({Icon::chat_circle_dots, "", description, false});
        const auto source = footnote_of(writer, *fiche);
        if (writer.large()) {
            lines.push_back({Icon::info, "", source, false});
        } else {
            card.footnote = source;
        }
    }
    const CardRoom no_facts{writer.large() ? -1 : 0, 0};
    const auto pages = paged_lines(writer, lines, no_facts);
    const auto shown = pages_of(pages.size(), 1, writer.page());
    card.lines = pages[static_cast<std::size_t>(shown.shown)];
    card.pager = make_pager(writer, shown);
    card.actions.push_back(writer.action("numero.appeler", "urgence.appeler.court",
                                         Icon::hand_waving, app::CallAgent{}));
    card.actions.push_back(
        writer.action("urgence.cacher", "urgence.cacher", Icon::eye_slash, app::QuickExit{}));
    return {writer.text("numero.barre"), std::move(card)};
}

Body build_discreet(const Writer& writer) {
    Tiles tiles;
    tiles.question = writer.text("discret.question");
    tiles.columns = writer.large() ? 2 : 3;
    for (const auto wanted : kDiscreetNumbers) {
        const auto* number = std::find_if(kNumbers.begin(), kNumbers.end(), [&](const auto& known) {
            return known.numero == wanted;
        });
        tiles.tiles.push_back(make_number(writer, *number));
    }
    tiles.middle = writer.large() ? "" : writer.text("discret.cacher");
    tiles.primary =
        writer.action("discret.continuer", "discret.continuer", Icon::arrow_right, app::Continue{});
    return {writer.text("discret.barre"), std::move(tiles)};
}

}  // namespace view
