// Plain words, or a commune, typed on the on-screen keyboard; what is found shows as one types.

#include "kiosk/app/fiches_found.h"
#include "kiosk/view/build_body.h"
#include "kiosk/view/keyboard.h"
#include "kiosk/view/typography.h"

namespace view {
namespace {

/// Tiles of what is found that stand above the keyboard.
std::size_t found_that_fit(const Writer& writer) {
    return writer.large() ? 2 : 3;
}

Tile found_tile(std::string id, std::string label, Intent intent) {
    Tile tile;
    tile.action.id = std::move(id);
    tile.action.label = std::move(label);
    tile.action.intent = std::move(intent);
    return tile;
}

/// The question, what is typed so far and the keyboard; `screen` names the sentences.
Search typing_screen(const Writer& writer, const std::string& screen, const std::string& typed) {
    Search search;
    search.question = writer.text(screen + ".question");
    search.typed = typed;
    search.hint = writer.text(screen + ".indice");
    search.keyboard = build_keyboard(writer);
    return search;
}

}  // namespace

Body build_search(const Writer& writer) {
    auto search = typing_screen(writer, "recherche", writer.session().mots);

    const auto hits = app::fiches_for_words(writer.session(), writer.context());
    for (const auto& hit : hits) {
        if (search.found.size() == found_that_fit(writer)) break;
        search.found.push_back(found_tile("fiche." + hit.fiche->id, typeset_french(hit.fiche->nom),
                                          app::OpenFiche{hit.fiche->id}));
    }
    if (app::is_directory_damaged(writer.context())) {
        search.notice = writer.text("liste.sans_pack");
    } else if (!search.typed.empty()) {
        search.notice = hits.empty()
                            ? writer.text("recherche.rien")
                            : writer.plural("recherche.compte", static_cast<int>(hits.size()));
    }
    search.primary =
        writer.action("recherche.voir", "recherche.voir", Icon::arrow_right, app::Continue{});
    search.primary->enabled = !hits.empty();
    return {writer.text("recherche.barre"), std::move(search)};
}

Body build_commune(const Writer& writer) {
    auto search = typing_screen(writer, "commune", writer.session().commune_typed);

    const auto* annuaire = writer.context().annuaire;
    if (annuaire && !search.typed.empty()) {
        for (const auto* commune : annuaire->communes(search.typed, found_that_fit(writer))) {
            search.found.push_back(found_tile("commune." + commune->code_insee, commune->nom,
                                              app::ChooseCommune{commune->code_insee}));
        }
        if (search.found.empty()) search.notice = writer.text("commune.rien");
    }
    search.primary =
        writer.action("commune.ici", "commune.ici", Icon::map_pin, app::ChooseCommune{""});
    return {writer.text("commune.barre"), std::move(search)};
}

}  // namespace view
