// "Quelle est ma MDS ?": where one lives, as little of it as decides, and the answer.

#include "kiosk/app/typing.h"
#include "kiosk/view/build_body.h"
#include "kiosk/view/keyboard.h"
#include "kiosk/view/phrases.h"
#include "kiosk/view/rdv_texts.h"
#include "kiosk/view/typography.h"

namespace view {
namespace {

using Sorte = domain::ReponseDeSecteur::Sorte;

constexpr std::size_t kShortestStreet = 3;

domain::ReponseDeSecteur answer_of(const Writer& writer) {
    const auto& said = writer.session().secteur;
    const auto* annuaire = writer.context().annuaire;
    if (annuaire == nullptr) return {};
    return annuaire->secteur({said.code_insee, said.ligne, ""});
}

/// What is missing of an address that several MDS share.
std::string still_missing(const Writer& writer) {
    if (app::length_utf8(writer.session().secteur.ligne) < kShortestStreet) return "";
    const auto found = answer_of(writer);
    if (found.sorte == Sorte::demander_numero) return writer.text("voie.numero");
    if (found.sorte == Sorte::demander_voie) return writer.text("voie.plusieurs");
    return "";
}

bool is_enough(const Writer& writer) {
    if (app::length_utf8(writer.session().secteur.ligne) < kShortestStreet) return false;
    const auto found = answer_of(writer);
    return found.sorte == Sorte::trouve || found.sorte == Sorte::voir_accueil;
}

Message unknown_sector(const Writer& writer) {
    Message message;
    message.icon = Icon::question;
    message.tone = Tone::attention;
    message.title = writer.text("ma_mds.inconnue");
    message.text = writer.text("ma_mds.inconnue.texte");
    return message;
}

}  // namespace

Body build_secteur(const Writer& writer) {
    const auto fit = std::size_t{writer.large() ? 2U : 3U};
    Search search;
    search.question = writer.text("secteur.question");
    search.typed = writer.session().secteur.commune_typed;
    search.hint = writer.text("commune.indice");
    search.keyboard = build_keyboard(writer);
    const auto* annuaire = writer.context().annuaire;
    if (annuaire != nullptr && !search.typed.empty()) {
        for (const auto* commune : annuaire->communes(search.typed, fit)) {
            Tile tile;
            tile.action.id = "commune." + commune->code_insee;
            tile.action.label = commune->nom;
            tile.action.intent = app::ChooseCommune{commune->code_insee};
            search.found.push_back(std::move(tile));
        }
        if (search.found.empty()) search.notice = writer.text("commune.rien");
    }
    return {writer.text("secteur.commune"), std::move(search)};
}

Body build_voie(const Writer& writer) {
    Search search;
    search.question = writer.text("voie.question");
    search.typed = writer.session().secteur.ligne;
    search.hint = writer.text("voie.indice");
    search.notice = still_missing(writer);
    search.keyboard = build_keyboard(writer);
    search.primary =
        writer.action("voie.continuer", "creneaux.continuer", Icon::arrow_right, app::Continue{});
    search.primary->enabled = is_enough(writer);
    return {writer.text("secteur.rue"), std::move(search)};
}

Body build_ma_mds(const Writer& writer) {
    const auto found = answer_of(writer);
    Message message = unknown_sector(writer);
    if (found.sorte == Sorte::trouve) {
        const bool here = found.secteur.mds == writer.context().lieu.id;
        message.icon = Icon::map_pin;
        message.tone = Tone::yes;
        message.title = say_place(writer, found.secteur.mds);
        message.text = writer.text(here ? "ma_mds.ici" : "ma_mds.ailleurs");
    }
    const auto* annuaire = writer.context().annuaire;
    const bool gives_rdv = annuaire != nullptr && !annuaire->motifs().empty();
    if (gives_rdv) {
        message.actions.push_back(writer.action("ma_mds.prendre", "actions.prendre",
                                                Icon::calendar_plus, app::ShowMotifs{}));
    }
    message.actions.push_back(
        writer.action("ma_mds.ticket", "rdv.ticket", Icon::ticket, app::TakeTicket{}));
    message.actions.push_back(
        writer.action("ma_mds.autre", "ma_mds.autre", Icon::pencil_simple, app::ForgetSecteur{}));
    return {writer.text("secteur.barre"), std::move(message)};
}

}  // namespace view
