// The results of the simulator: the aides that may be asked for, those that may not, and the card
// of one of them.

#include "kiosk/app/rdv_offers.h"
#include "kiosk/app/typing.h"
#include "kiosk/view/build_body.h"
#include "kiosk/view/paging.h"
#include "kiosk/view/print_action.h"
#include "kiosk/view/results.h"
#include "kiosk/view/typography.h"

#include <algorithm>
#include <utility>

namespace view {
namespace {

using rules::Fin;
using rules::Verdict;

std::size_t rows_that_fit(const Writer& writer) {
    return writer.large() ? 2 : 3;
}

Fact verdict_fact(const Writer& writer, Verdict verdict) {
    if (verdict == Verdict::non) {
        return {writer.text("simulateur.non_fait"), Icon::x_circle, Tone::no};
    }
    if (verdict == Verdict::a_verifier) {
        return {writer.text("simulateur.a_verifier"), Icon::info, Tone::attention};
    }
    return {writer.text("simulateur.oui"), Icon::check_circle, Tone::yes};
}

AideRow make_row(const Writer& writer, const Found& found) {
    AideRow row;
    row.action.id = "droit." + found.aide;
    row.action.label = name_of(writer, found);
    row.action.icon = aide_icon(found.aide);
    row.action.intent = app::OpenAide{found.aide};
    row.what = meaning_of(writer, found);
    row.refused = found.verdict == Verdict::non;
    if (found.verdict == Verdict::oui) row.amount = amount_of(writer, found);
    if (row.amount.figure.empty()) row.fact = verdict_fact(writer, found.verdict);
    return row;
}

/// The last row of the results: how many are excluded; behind it, each with why.
AideRow refused_row(const Writer& writer, int count) {
    AideRow row;
    row.action.id = "resultats.refus";
    row.action.label = writer.plural("resultats.refus", count);
    row.action.icon = Icon::x_circle;
    row.action.intent = app::ShowRefused{};
    row.what = writer.text("resultats.refus.detail");
    row.refused = true;
    return row;
}

/// The aides known by their conditions cannot be read: somebody can tell them instead.
AideRow absent_row(const Writer& writer) {
    AideRow row;
    row.action.id = "resultats.autres";
    row.action.label = writer.sized("resultats.autres");
    row.action.icon = Icon::info;
    row.action.intent = app::TakeTicket{};
    row.what = writer.text("resultats.autres.detail");
    row.fact = verdict_fact(writer, Verdict::a_verifier);
    return row;
}

std::string caution(const Writer& writer) {
    const auto scale = newest_scale(writer, *writer.session().simulation);
    return writer.text("resultats.prudence", {{"bareme", scale}});
}

AideList page_of_rows(const Writer& writer, std::vector<AideRow> all) {
    AideList list;
    const auto fit = rows_that_fit(writer);
    const auto pages = pages_of(all.size(), fit, writer.page());
    const auto first = static_cast<std::size_t>(pages.shown) * fit;
    const auto last = std::min(all.size(), first + fit);
    for (auto i = first; i < last; ++i) list.rows.push_back(std::move(all[i]));
    list.pager = make_pager(writer, pages);
    return list;
}

std::vector<Action> list_actions(const Writer& writer) {
    std::vector<Action> actions;
    actions.push_back(writer.action("resultats.reponses", "resultats.reponses", Icon::pencil_simple,
                                    app::ShowAnswers{}));
    const auto& context = writer.context();
    const bool has_paper = context.printer_ready || context.sheets_ready;
    const bool prints = has_paper && !writer.session().discreet;
    if (prints) {
        const PrintWords words{"resultats.imprimer", "resultats.non_imprime"};
        actions.push_back(print_action(writer, words, app::PrintBilan{}));
    }
    return actions;
}

std::string results_title(const Writer& writer, const std::vector<Found>& all) {
    const auto sure = std::count_if(all.begin(), all.end(),
                                    [](const Found& one) { return one.verdict == Verdict::oui; });
    if (sure > 0) {
        const auto* key = writer.large() ? "resultats.titre.court" : "resultats.titre";
        return writer.plural(key, static_cast<int>(sure));
    }
    if (!all.empty()) {
        return writer.plural("resultats.a_verifier", static_cast<int>(all.size()));
    }
    return writer.text("resultats.aucune");
}

/// The answers do not hold together, or an adult must look: nothing is estimated.
Message cannot_tell(const Writer& writer, Fin fin) {
    const std::string key = fin == Fin::mineur          ? "resultats.mineur"
                            : fin == Fin::foyer_inconnu ? "resultats.inconnu"
                                                        : "resultats.impossible";
    Message message;
    message.icon = Icon::info;
    message.tone = Tone::attention;
    message.title = writer.text(key);
    message.text = writer.text(key + ".texte");
    message.actions = {
        writer.action("resultats.voir", "fiche.voir", Icon::ticket, app::TakeTicket{}),
        writer.action("resultats.reponses", "resultats.reponses", Icon::pencil_simple,
                      app::ShowAnswers{})};
    return message;
}

bool is_told(Fin fin) {
    return fin == Fin::tout_est_dit || fin == Fin::rien_ne_change;
}

/// The next of the list that the card comes from.
std::optional<Action> next_action(const Writer& writer, const std::vector<Found>& all,
                                  std::size_t at) {
    if (at + 1 >= all.size()) return std::nullopt;
    return writer.action("droit.suivante", "droit.suivante", Icon::arrow_down,
                         app::OpenAide{all[at + 1].aide});
}

/// The lead runs into its text.
void add_run_in(const Writer& writer, std::vector<CardLine>& lines, Icon icon, const char* key,
                const std::string& text) {
    if (!text.empty()) lines.push_back({icon, "", writer.text(key) + "\u00A0: " + text, false});
}

/// In large text a page holds few lines: no lead stands alone.
void add_led(const Writer& writer, std::vector<CardLine>& lines, Icon icon, const char* key,
             const std::string& text) {
    if (writer.large()) return add_run_in(writer, lines, icon, key, text);
    if (!text.empty()) lines.push_back({icon, writer.text(key), text, false});
}

void add_line(std::vector<CardLine>& lines, Icon icon, const std::string& lead,
              const std::string& text) {
    if (!text.empty()) lines.push_back({icon, lead, text, false});
}

/// Why, then where and what to bring, or what would change the answer.
std::vector<CardLine> estimated_lines(const Writer& writer, const Found& found) {
    std::vector<CardLine> lines;
    const auto& detail = writer.session().simulation->detail;
    if (!detail) return lines;
    const auto texts = texts_of(writer, found, *detail);
    const bool is_no = found.verdict == Verdict::non;
    add_line(lines, Icon::hand_coins, "", price_of(writer, found));
    add_line(lines, is_no ? Icon::x_circle : Icon::check_circle, "", texts.why);
    const auto* fiche = fiche_of(writer, found);
    if (!is_no) {
        add_run_in(writer, lines, Icon::map_pin, "droit.ou", where_of(writer, found));
        add_led(writer, lines, Icon::identification_card, "droit.apporter",
                bring_of(writer, fiche));
    }
    add_led(writer, lines, Icon::arrow_right, "droit.changer", texts.change);
    add_led(writer, lines, Icon::info, "droit.verifier", texts.check);
    const auto& unknown = found.estimation->inconnues;
    const rules::Ecran zone{rules::Question::zone, 0};
    const bool spreads = found.estimation->prestation == rules::Prestation::aide_logement &&
                         std::find(unknown.begin(), unknown.end(), zone) != unknown.end();
    if (spreads && !is_no) add_line(lines, Icon::map_pin, "", writer.text("droit.zone"));
    return lines;
}

Icon verdict_icon(Verdict verdict) {
    if (verdict == Verdict::oui) return Icon::check_circle;
    return verdict == Verdict::non ? Icon::x_circle : Icon::info;
}

/// What it is, then each condition with what the answers say of it, and where it was read.
std::vector<CardLine> condition_lines(const Writer& writer, const Found& found) {
    std::vector<CardLine> lines;
    const auto& examined = *found.conditions;
    add_line(lines, Icon::hand_coins, "", meaning_of(writer, found));
    for (const auto& one : examined.conditions) {
        add_line(lines, verdict_icon(one.verdict), "",
                 typeset_french(one.condition->phrase.in(writer.language())));
    }
    const auto* fiche = fiche_of(writer, found);
    add_led(writer, lines, Icon::identification_card, "droit.apporter", bring_of(writer, fiche));
    add_run_in(writer, lines, Icon::map_pin, "droit.ou", where_of(writer, found));
    add_line(lines, Icon::info, "",
             writer.text("droit.source", {{"source", typeset_french(examined.aide->source)}}));
    return lines;
}

std::vector<Action> card_actions(const Writer& writer, const Found& found,
                                 const std::optional<Action>& next) {
    std::vector<Action> actions;
    if (const auto* motif = app::motif_for_aide(found.aide, writer.context())) {
        actions.push_back(writer.action("droit.rdv", "droit.rdv", Icon::calendar_plus,
                                        app::ChooseMotif{motif->motif.id}));
    } else {
        actions.push_back(
            writer.action("droit.voir", "fiche.voir", Icon::ticket, app::TakeTicket{}));
    }
    if (const auto* fiche = fiche_of(writer, found)) {
        actions.push_back(
            writer.action("droit.fiche", "droit.fiche", Icon::map_pin, app::OpenFiche{fiche->id}));
    }
    if (next) actions.push_back(*next);
    return actions;
}

/// The caution, on one line; where conditions were read is among the lines.
std::string card_footnote(const Writer& writer, const Found& found) {
    const auto& detail = writer.session().simulation->detail;
    if (found.conditions || !detail) return "";
    const char* key = detail->provisoire ? "droit.prudence_provisoire" : "droit.prudence";
    return writer.text(key, {{"bareme", say_scale(writer, detail->bareme)}});
}

/// Text lines that the head of the card takes: a second row of facts, a long title, an amount that
/// has no room beside it; less the one that a short caution leaves.
int lines_of_head(const Writer& writer, const Card& card) {
    constexpr std::size_t kTitleFits = 28;
    const bool is_tall = writer.textes().langue(writer.language()).rtl;  // Arabic lines
    const auto title = app::length_utf8(card.title);
    const auto& amount = card.amount;
    const auto figure = app::length_utf8(amount.before + amount.figure + amount.after);
    const auto fits = !writer.large() ? 27U : is_tall ? 30U : 38U;
    const bool under = figure > 0 && title + figure + 2 > fits;
    const auto more = static_cast<int>((title - 1) / kTitleFits);
    const int row = writer.large() && !is_tall ? 1 : 2;  // of an amount, in lines
    const int chip = writer.large() && is_tall ? 2 : 1;
    const int left = writer.large() ? 0 : 1;
    return more + (card.facts.empty() ? 0 : chip) + (under ? row : 0) - left;
}

/// In large text the head has no room for the verdict and the amount.
void lower_amount(Card& card, std::vector<CardLine>& lines) {
    const auto amount = std::exchange(card.amount, {});
    if (amount.figure.empty()) return;
    const auto text = amount.before + " " + amount.figure + " " + amount.after;
    lines.insert(lines.begin(), {Icon::hand_coins, "", text, false});
}

Card make_card(const Writer& writer, const std::vector<Found>& list, std::size_t at) {
    const auto& found = list[at];
    Card card;
    card.title = name_of(writer, found);
    if (found.verdict != Verdict::non) card.amount = amount_of(writer, found);
    if (found.verdict != Verdict::oui || card.amount.figure.empty()) {
        card.facts = {verdict_fact(writer, found.verdict)};
    }
    auto lines = found.estimation ? estimated_lines(writer, found) : condition_lines(writer, found);
    if (writer.large() && !card.facts.empty()) lower_amount(card, lines);
    const CardRoom room{lines_of_head(writer, card), 0};
    if (writer.large()) add_line(lines, Icon::info, "", card_footnote(writer, found));
    const auto pages = paged_lines(writer, lines, room);
    const auto shown = pages_of(pages.size(), 1, writer.page());
    card.lines = pages[static_cast<std::size_t>(shown.shown)];
    card.pager = make_pager(writer, shown);
    if (!writer.large()) card.footnote = card_footnote(writer, found);
    card.actions = card_actions(writer, found, next_action(writer, list, at));
    return card;
}

Body build_no_results(const Writer& writer) {
    return {writer.text("resultats.barre"), cannot_tell(writer, Fin::foyer_impossible)};
}

}  // namespace

Body build_results(const Writer& writer) {
    const auto& simulation = writer.session().simulation;
    if (!simulation) return build_no_results(writer);
    if (!is_told(simulation->bilan.fin)) {
        return {writer.text("resultats.barre"), cannot_tell(writer, simulation->bilan.fin)};
    }
    const auto all = proposed(writer);
    std::vector<AideRow> rows;
    for (const auto& one : all) rows.push_back(make_row(writer, one));
    if (writer.context().aides == nullptr) rows.push_back(absent_row(writer));
    const auto excluded = refused(writer);
    if (!excluded.empty()) {
        rows.push_back(refused_row(writer, static_cast<int>(excluded.size())));
    }
    auto list = page_of_rows(writer, std::move(rows));
    list.title = results_title(writer, all);
    list.actions = list_actions(writer);
    if (!writer.large()) list.footnote = caution(writer);
    return {writer.text("resultats.barre"), std::move(list)};
}

Body build_refused(const Writer& writer) {
    const auto& simulation = writer.session().simulation;
    if (!simulation) return build_no_results(writer);
    std::vector<AideRow> rows;
    for (const auto& one : refused(writer)) rows.push_back(make_row(writer, one));
    auto list = page_of_rows(writer, std::move(rows));
    list.title = writer.text("refus.titre");
    if (!writer.large()) list.footnote = caution(writer);
    return {writer.text("resultats.barre"), std::move(list)};
}

Body build_aide(const Writer& writer) {
    const auto& simulation = writer.session().simulation;
    if (!simulation) return build_no_results(writer);
    for (const auto& list : {proposed(writer), refused(writer)}) {
        const auto at = std::find_if(list.begin(), list.end(), [&](const Found& found) {
            return found.aide == simulation->aide;
        });
        if (at == list.end()) continue;
        const auto index = static_cast<std::size_t>(at - list.begin());
        return {writer.text("resultats.barre"), make_card(writer, list, index)};
    }
    return build_no_results(writer);
}

}  // namespace view
