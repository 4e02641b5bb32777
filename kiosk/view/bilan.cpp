// The "bilan d'accès aux droits" on paper: a sheet of A4, or a slip where there is no other
// printer. It says what may be asked for and names nobody.

#include "kiosk/view/phrases.h"
#include "kiosk/view/results.h"

#include <cassert>

namespace view {
namespace {

using domain::Sheet;
using domain::Slip;
using domain::SlipLine;
using rules::Verdict;

std::string said_amount(const Writer& writer, const Found& found) {
    if (found.verdict == Verdict::a_verifier) return writer.text("simulateur.a_verifier");
    const auto amount = amount_of(writer, found);
    if (amount.figure.empty()) return writer.text("simulateur.oui");
    return amount.before + " " + amount.figure + " " + amount.after;
}

/// Why it is due, or what it is when only its conditions are known.
void add_why(const Writer& writer, const Found& found, Sheet::Item& item) {
    if (!found.estimation) {
        return item.lines.push_back({writer.text("bilan.quoi"), meaning_of(writer, found)});
    }
    const auto& simulation = *writer.session().simulation;
    const auto detail = rules::detailler(simulation.reponses, found.estimation->prestation,
                                         *writer.context().parametres);
    if (!detail) return;
    const auto texts = texts_of(writer, *found.estimation, *detail);
    item.lines.push_back({"", texts.why});
}

Sheet::Item make_item(const Writer& writer, const Found& found) {
    Sheet::Item item;
    item.name = name_of(writer, found);
    item.amount = said_amount(writer, found);
    item.sure = found.verdict == Verdict::oui;
    const auto* fiche = fiche_of(writer, found);
    const auto add = [&](const char* lead, const std::string& text) {
        if (!text.empty()) item.lines.push_back({writer.text(lead), text});
    };
    if (!item.sure) {
        add("droit.ou", where_of(fiche));
        return item;
    }
    add_why(writer, found, item);
    add("droit.apporter", bring_of(writer, fiche));
    add("droit.ou", where_of(fiche));
    return item;
}

std::vector<Sheet::Line> refusals(const Writer& writer) {
    std::vector<Sheet::Line> lines;
    for (const auto& [found, why] : refused_with_reasons(writer)) {
        lines.push_back({name_of(writer, found), why});
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
    return writer.text("resultats.prudence",
                       {{"bareme", newest_scale(writer, *writer.session().simulation)}});
}

std::string printed_on(const Writer& writer) {
    return writer.text("bilan.imprime", {{"date", say_date(writer, writer.now().date)}});
}

void add(Slip& slip, SlipLine::Kind kind, std::string text) {
    if (!text.empty()) slip.lines.push_back({kind, std::move(text), false});
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
    for (const auto& one : all) sheet.items.push_back(make_item(writer, one));
    sheet.others_lead = writer.text("bilan.non");
    sheet.others = refusals(writer);
    sheet.qr = site_of(writer, all);
    if (!sheet.qr.empty()) sheet.qr_label = writer.text("bilan.qr");
    sheet.footnote = caution(writer);
    sheet.cut_note = writer.text("bilan.coupe");
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
        for (const auto& line : item.lines) {
            const auto lead = line.lead.empty() ? "" : line.lead + " – ";
            add(slip, SlipLine::Kind::text, lead + line.text);
        }
    }
    slip.lines.push_back({SlipLine::Kind::rule, "", true});
    if (!sheet.others.empty()) add(slip, SlipLine::Kind::bold, sheet.others_lead);
    for (const auto& other : sheet.others) {
        add(slip, SlipLine::Kind::small, other.lead + " – " + other.text);
    }
    slip.lines.push_back({SlipLine::Kind::rule, "", true});
    add(slip, SlipLine::Kind::small, sheet.footnote);
    add(slip, SlipLine::Kind::small, sheet.printed);
    return slip;
}

}  // namespace view
