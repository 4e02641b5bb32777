// The "bilan d'accès aux droits" on paper: a sheet of A4, or a slip where there is no other
// printer. It says what may be asked for and names nobody.

#include "kiosk/view/fiche_texts.h"
#include "kiosk/view/phrases.h"
#include "kiosk/view/results.h"
#include "kiosk/view/typography.h"

#include <algorithm>
#include <cassert>

namespace view {
namespace {

using domain::Sheet;
using domain::Slip;
using domain::SlipLine;
using rules::Verdict;

std::string said_amount(const Writer& writer, const Found& found) {
    const auto amount = amount_of(writer, found);
    if (amount.figure.empty()) return writer.text("simulateur.oui");
    return amount.before + " " + amount.figure + " " + amount.after;
}

/// The sentence of an estimation; the conditions that are to be checked of an aide known by its
/// conditions, or what it is.
std::string why_of(const Writer& writer, const Found& found) {
    if (found.conditions) {
        std::vector<std::string> unsure;
        for (const auto& one : found.conditions->conditions) {
            if (one.verdict != Verdict::a_verifier) continue;
            unsure.push_back(typeset_french(one.condition->phrase.in(writer.language())));
        }
        return unsure.empty() ? meaning_of(writer, found) : joined(unsure, " · ");
    }
    const auto& simulation = *writer.session().simulation;
    const auto detail = rules::detailler(simulation.reponses, found.estimation->prestation,
                                         *writer.context().parametres);
    return detail ? texts_of(writer, found, *detail).why : "";
}

Sheet::Item make_item(const Writer& writer, const Found& found) {
    Sheet::Item item{official_name_of(writer, found), said_amount(writer, found), {}};
    const auto price = price_of(writer, found);
    if (!price.empty()) item.lines.push_back({"", price});
    item.lines.push_back({"", why_of(writer, found)});
    const auto where = where_of(writer, found);
    if (!where.empty()) item.lines.push_back({writer.text("droit.ou"), where});
    return item;
}

/// Every paper that one of the aides due asks for, once.
std::string papers_of(const Writer& writer, const std::vector<Found>& all) {
    std::vector<std::string> papers;
    for (const auto& one : all) {
        const auto* fiche = fiche_of(writer, one);
        if (one.verdict != Verdict::oui || !fiche) continue;
        for (const auto& paper : texts_of(writer, *fiche).justificatifs) {
            const auto said = papers.empty() ? paper : inside_a_sentence(paper);
            const bool is_said = std::any_of(papers.begin(), papers.end(), [&](const auto& other) {
                return inside_a_sentence(other) == inside_a_sentence(paper);
            });
            if (!is_said) papers.push_back(said);
        }
    }
    return joined(papers, " · ");
}

/// Those refused for the same reason together: "RSA, Santé solidaire".
std::vector<Sheet::Line> refusals(const Writer& writer) {
    std::vector<Sheet::Line> lines;
    for (const auto& [found, why] : refused_with_reasons(writer)) {
        const auto same =
            std::find_if(lines.begin(), lines.end(),
                         [&text = why](const Sheet::Line& line) { return line.text == text; });
        if (same == lines.end()) {
            lines.push_back({short_name_of(writer, found), why});
        } else {
            same->lead += ", " + short_name_of(writer, found);
        }
    }
    return lines;
}

/// The first site of the aides found: public, the same for everyone who asks for that aide.
std::string site_of(const Writer& writer, const std::vector<Found>& all) {
    for (const auto& one : all) {
        const auto* fiche = fiche_of(writer, one);
        if (fiche && !fiche->site_web.empty()) return fiche->site_web;
    }
    return "";
}

std::string caution(const Writer& writer) {
    return writer.text("bilan.prudence",
                       {{"bareme", newest_scale(writer, *writer.session().simulation)}});
}

std::string printed_on(const Writer& writer) {
    return writer.text("bilan.imprime", {{"date", say_date(writer, writer.now().date)}});
}

void add(Slip& slip, SlipLine::Kind kind, std::string text) {
    if (!text.empty()) slip.lines.push_back({kind, std::move(text), false});
}

std::string on_one_line(const Sheet::Line& line) {
    return line.lead.empty() ? line.text : line.lead + " – " + line.text;
}

void add_list(Slip& slip, const std::string& lead, const std::vector<Sheet::Line>& lines) {
    if (lines.empty()) return;
    slip.lines.push_back({SlipLine::Kind::rule, "", true});
    add(slip, SlipLine::Kind::bold, lead);
    for (const auto& line : lines) add(slip, SlipLine::Kind::small, on_one_line(line));
}

}  // namespace

Sheet build_bilan_sheet(const app::Session& session, const Environment& environment) {
    assert(session.simulation && environment.context.parametres);
    const Writer writer{session, environment};
    const auto all = proposed(writer);
    Sheet sheet;
    sheet.language = session.language;
    sheet.rtl = environment.textes.langue(session.language).rtl;
    sheet.lieu = environment.context.lieu.nom;
    sheet.printed = printed_on(writer);
    sheet.title = writer.text("bilan.titre");
    for (const auto& one : all) {
        if (one.verdict == Verdict::oui) {
            sheet.items.push_back(make_item(writer, one));
        } else {
            sheet.checks.push_back({official_name_of(writer, one), why_of(writer, one)});
        }
    }
    sheet.bring = {writer.text("droit.apporter"), papers_of(writer, all)};
    sheet.checks_lead = writer.text("droit.verifier");
    sheet.others_lead = writer.text("bilan.non");
    sheet.others = refusals(writer);
    sheet.qr = site_of(writer, all);
    if (!sheet.qr.empty()) sheet.qr_label = writer.text("bilan.qr");
    sheet.footnote = caution(writer);
    sheet.large = writer.large();
    sheet.cut_note = writer.text("bilan.coupe");
    const auto said = sheet.items.size() + sheet.checks.size() + sheet.others.size();
    for (std::size_t missing = 1; missing <= said; ++missing) {
        sheet.missing_notes.push_back(writer.plural("bilan.manque", static_cast<int>(missing)));
    }
    return sheet;
}

Slip build_bilan_slip(const app::Session& session, const Environment& environment) {
    const auto sheet = build_bilan_sheet(session, environment);
    Slip slip;
    slip.heading = sheet.lieu;
    slip.language = sheet.language;
    add(slip, SlipLine::Kind::title, sheet.title);
    for (const auto& item : sheet.items) {
        slip.lines.push_back({SlipLine::Kind::rule, "", true});
        add(slip, SlipLine::Kind::bold, item.name);
        add(slip, SlipLine::Kind::bold, item.amount);
        for (const auto& line : item.lines) add(slip, SlipLine::Kind::text, on_one_line(line));
    }
    if (!sheet.bring.text.empty()) {
        slip.lines.push_back({SlipLine::Kind::rule, "", true});
        add(slip, SlipLine::Kind::text, on_one_line(sheet.bring));
    }
    add_list(slip, sheet.checks_lead, sheet.checks);
    add_list(slip, sheet.others_lead, sheet.others);
    slip.lines.push_back({SlipLine::Kind::rule, "", true});
    add(slip, SlipLine::Kind::small, sheet.footnote);
    add(slip, SlipLine::Kind::small, sheet.printed);
    return slip;
}

}  // namespace view
