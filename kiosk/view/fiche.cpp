// One fiche on a card, and the thanks for reporting what is wrong with it.

#include "kiosk/app/rdv_offers.h"
#include "kiosk/app/typing.h"
#include "kiosk/view/build_body.h"
#include "kiosk/view/fiche_texts.h"
#include "kiosk/view/hours.h"
#include "kiosk/view/paging.h"
#include "kiosk/view/phrases.h"
#include "kiosk/view/print_action.h"
#include "kiosk/view/theme_tiles.h"
#include "kiosk/view/typography.h"

namespace view {
namespace {

std::string join(const Writer& writer, const std::vector<std::string>& words) {
    const bool rtl = writer.textes().langue(writer.language()).rtl;
    const std::string comma = rtl ? "\u060C " : ", ";
    std::string joined;
    for (const auto& word : words) {
        joined += (joined.empty() ? "" : comma) + inside_a_sentence(word);
    }
    return joined;
}

/// Where the first sentences end that fit in two lines or so; the whole text when it is short.
std::size_t end_of_opening(const std::string& description) {
    constexpr std::size_t kOpening = 90;
    if (description.size() <= kOpening) return description.size();
    const auto end = description.rfind(". ", kOpening);
    return end == std::string::npos ? description.size() : end + 1;
}

/// What, where and how to call first; the rest of the description after. In large text the card has
/// no room for two facts above it nor a source under it: they are its last lines.
std::vector<CardLine> lines_of(const Writer& writer, const domain::Fiche& fiche) {
    const auto texts = texts_of(writer, fiche);
    const auto opening = end_of_opening(texts.description);
    const auto address = address_of(fiche);
    std::vector<CardLine> lines;
    const auto add = [&](Icon icon, const std::string& text) {
        if (!text.empty()) lines.push_back({icon, "", text, false});
    };
    add(Icon::chat_circle_dots, texts.description.substr(0, opening));
    if (!address.empty()) {
        lines.push_back({Icon::map_pin, address, way_to(writer, fiche), false});
    }
    if (!fiche.telephone.empty()) lines.push_back({Icon::phone, fiche.telephone, "", true});
    add(Icon::clock, say_week(writer, fiche.horaires_accueil));
    if (opening < texts.description.size()) {
        add(Icon::info, texts.description.substr(opening + 1));
    }
    if (!texts.justificatifs.empty()) {
        add(Icon::identification_card,
            writer.text("fiche.a_apporter") + " " + join(writer, texts.justificatifs));
    }
    add(Icon::users, texts.publics);
    const auto rdv = say_rdv(writer, fiche.x_sans_rdv);
    if (!writer.large()) return lines;
    if (rdv) add(Icon::calendar_check, rdv->text);
    add(Icon::info, footnote_of(writer, fiche));
    return lines;
}

/// Nothing of the discreet path is printed, carried away in a QR, or counted.
std::vector<Action> actions_of(const Writer& writer, const domain::Fiche& fiche) {
    std::vector<Action> actions;
    const bool discreet = writer.session().discreet;
    const bool has_paper = writer.context().printer_ready || writer.context().sheets_ready;
    if (has_paper && !discreet) {
        const PrintWords words{"fiche.imprimer", "fiche.imprimer"};
        actions.push_back(print_action(writer, words, app::PrintFiche{}));
    }
    if (app::motif_of(fiche.x_motif, writer.context()) != nullptr) {
        actions.insert(actions.begin(), writer.action("fiche.rdv", "droit.rdv", Icon::calendar_plus,
                                                      app::ChooseMotif{fiche.x_motif}));
    } else {
        actions.push_back(
            writer.action("fiche.voir", "fiche.voir", Icon::ticket, app::TakeTicket{}));
    }
    if (!discreet) {
        actions.push_back(
            writer.action("fiche.erreur", "fiche.erreur", Icon::flag, app::ReportError{}));
    }
    return actions;
}

/// Lines of text that a long name or long facts take from the card.
int text_lines_used(const Writer& writer, const Card& card) {
    const std::size_t title_fits = writer.large() ? 37 : 32;
    const std::size_t facts_fit = writer.large() ? 28 : 38;
    std::size_t facts = 0;
    for (const auto& fact : card.facts) facts += app::length_utf8(fact.text);
    const auto title_lines = (app::length_utf8(card.title) - 1) / title_fits;
    const auto used = static_cast<int>(title_lines) + (facts > facts_fit ? 1 : 0);
    // A source of two lines costs one too, once the card is less high than usual.
    constexpr std::size_t kFootnoteFits = 48;
    const bool is_long = app::length_utf8(card.footnote) > kFootnoteFits;
    return used + (used > 0 && is_long ? 1 : 0);
}

Body build_lost_fiche(const Writer& writer) {
    Message message;
    message.icon = Icon::info;
    message.tone = Tone::attention;
    message.title = writer.text("liste.vide");
    message.actions = {writer.action("fiche.voir", "fiche.voir", Icon::ticket, app::TakeTicket{})};
    return {"", std::move(message)};
}

std::string fiche_title(const Writer& writer, const domain::Fiche& fiche) {
    if (writer.session().discreet) return writer.text("discret.barre");
    return fiche.x_themes.empty() ? "" : theme_name(writer, fiche.x_themes.front());
}

}  // namespace

Body build_fiche(const Writer& writer) {
    const auto* annuaire = writer.context().annuaire;
    const auto* fiche = annuaire ? annuaire->fiche(writer.session().fiche) : nullptr;
    if (!fiche) return build_lost_fiche(writer);

    Card card;
    card.title = texts_of(writer, *fiche).nom;
    card.facts.push_back(say_opening(writer, fiche->horaires_accueil, false));
    const auto rdv = say_rdv(writer, fiche->x_sans_rdv);
    if (rdv && !writer.large()) card.facts.push_back(*rdv);
    if (writer.session().print == app::PrintState::failed) {
        card.facts = {{writer.text("fiche.non_imprime"), Icon::info, Tone::attention}};
    }
    if (!writer.large()) card.footnote = footnote_of(writer, *fiche);
    const CardRoom room{text_lines_used(writer, card), writer.large() ? 1 : 0};
    const auto pages = paged_lines(writer, lines_of(writer, *fiche), room);
    const auto shown = pages_of(pages.size(), 1, writer.page());
    if (writer.large() && shown.shown > 0) card.facts.clear();
    card.lines = pages[static_cast<std::size_t>(shown.shown)];
    card.pager = make_pager(writer, shown);
    card.actions = actions_of(writer, *fiche);
    if (!writer.session().discreet) card.qr = qr_of(*fiche);
    if (!card.qr.empty()) card.qr_label = writer.text("fiche.telephone");
    return {fiche_title(writer, *fiche), std::move(card)};
}

Body build_thanks(const Writer& writer) {
    Message message;
    message.icon = Icon::check_circle;
    message.tone = Tone::yes;
    message.title = writer.text("merci.titre");
    message.text = writer.text("merci.texte");
    message.actions = {
        writer.action("merci.retour", "merci.retour", Icon::arrow_left, app::Back{})};
    return {writer.text("merci.barre"), std::move(message)};
}

}  // namespace view
