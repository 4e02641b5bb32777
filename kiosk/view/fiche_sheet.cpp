// A fiche on a sheet of A4: the sections that the slip has no room for, and who answers at once.

#include "kiosk/view/fiche_texts.h"
#include "kiosk/view/hours.h"
#include "kiosk/view/phrases.h"

namespace view {
namespace {

std::string on_lines(const std::vector<std::string>& items) {
    std::string text;
    for (const auto& item : items) text += (text.empty() ? "– " : "\n– ") + item;
    return text;
}

/// In the order one needs them; what the fiche does not say is left out.
std::vector<domain::FicheSheet::Section> sections_of(const Writer& writer,
                                                     const domain::Fiche& fiche) {
    const auto texts = texts_of(writer, fiche);
    const auto rdv = say_rdv(writer, fiche.x_sans_rdv);
    std::vector<domain::FicheSheet::Section> sections;
    const auto add = [&](const std::string& name, const std::string& text) {
        if (!text.empty()) sections.push_back({writer.text("fiche.page." + name), text});
    };
    add("ou", address_of(fiche));
    add("trajet", way_to(writer, fiche));
    add("quand", say_week(writer, fiche.horaires_accueil));
    add("rdv", rdv ? rdv->text : "");
    add("telephone", fiche.telephone);
    add("internet", fiche.site_web);
    add("apporter", on_lines(texts.justificatifs));
    add("publics", texts.publics);
    return sections;
}

}  // namespace

domain::FicheSheet build_fiche_sheet(const domain::Fiche& fiche, const app::Session& session,
                                     const Environment& environment) {
    const Writer writer{session, environment};
    const auto texts = texts_of(writer, fiche);
    domain::FicheSheet sheet;
    sheet.rtl = environment.textes.langue(session.language).rtl;
    sheet.lieu = environment.context.lieu.nom;
    sheet.printed = writer.text("bilan.imprime", {{"date", say_date(writer, writer.now().date)}});
    sheet.title = texts.nom;
    sheet.description = texts.description;
    sheet.sections = sections_of(writer, fiche);
    sheet.qr = qr_of(fiche);
    if (!sheet.qr.empty()) sheet.qr_title = writer.text("fiche.telephone");
    if (!sheet.qr.empty()) sheet.qr_text = writer.text("fiche.page.photographier");
    sheet.urgent_lead = writer.text("fiche.page.urgent");
    sheet.urgent = writer.text("fiche.page.numeros");
    sheet.footnote = footnote_of(writer, fiche);
    sheet.cut_note = writer.text("bilan.coupe");
    return sheet;
}

}  // namespace view
