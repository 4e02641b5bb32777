#include "platform/print/a4_page.h"

#include "platform/print/pango_text.h"
#include "tests/support/catch.h"
#include "tests/support/pdf_text.h"

using A4Page = domain::FicheSheet;
using test::pages_in;
using test::text_of;

namespace {

A4Page fiche() {
    A4Page page;
    page.lieu = "Maison des solidarités de Mâcon";
    page.printed = "Borne Perron. Imprimé le 24 novembre 2026 à 9 h 52.";
    page.title = "Point conseil logement";
    page.description = "Aide pour un loyer en retard. C’est gratuit.";
    page.sections = {{"Où", "12 rue du Palais, 71000 Mâcon\n350 m de la borne"},
                     {"Quand", "Lundi au jeudi : 9 h à 12 h\nVendredi : fermé"},
                     {"Comment y aller", ""},
                     {"Téléphone", "01 99 00 12 34"}};
    page.qr = "BEGIN:VCARD\nVERSION:3.0\nFN:Point conseil logement\nEND:VCARD";
    page.qr_title = "Sur mon téléphone";
    page.qr_text = "Photographiez ce carré.";
    page.urgent_lead = "C’est urgent ?";
    page.urgent = "Danger : 17 ou 112. Dormir ce soir : 115.";
    page.footnote = "Fiche d’exemple (fictive). Vérifiée le 12 novembre 2026.";
    page.cut_note = "Texte coupé : demandez la suite à l’accueil.";
    return page;
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("a fiche on paper says everything, on one page", "[platform][print]") {
    platform::use_fonts(std::string{PERRON_BINARY_DIR} + "/share/perron/polices");
    const auto drawn = platform::draw_a4(fiche());
    REQUIRE(drawn);
    CHECK(drawn->pdf.substr(0, 5) == "%PDF-");
    CHECK_FALSE(drawn->was_cut);

    const auto text = text_of(drawn->pdf);
    if (text.empty()) {
        WARN("pdftotext is not installed: the text of the page was not read");
        return;
    }
    CHECK(pages_in(text) == 1);
    for (const auto* part : {"Maison des solidarités de Mâcon", "Point conseil logement", "Où",
                             "12 rue du Palais, 71000 Mâcon", "Vendredi : fermé", "01 99 00 12 34",
                             "Sur mon téléphone", "C’est urgent", "Dormir ce soir : 115",
                             "Vérifiée le 12 novembre 2026"}) {
        CHECK_THAT(text, test::contains(part));
    }
    CHECK_THAT(text, !test::contains("Comment y aller"));
    CHECK_THAT(text, !test::contains("Texte coupé"));
}

TEST_CASE("too long a fiche stays on one page and says that it was cut", "[platform][print]") {
    auto page = fiche();
    const auto what = GENERATE(as<std::string>{}, "text", "sections", "everything");
    if (what == "sections") page.sections.assign(60, {"Encore", "une rubrique"});
    if (what != "sections") page.sections[0].text = repeated("12 rue du Palais. ", 400);
    if (what == "everything") {
        page.title = repeated("Point conseil logement ", 20);
        page.description = repeated("Aide pour un loyer en retard. ", 100);
        page.qr_text = repeated("Photographiez ce carré. ", 100);
        page.urgent = repeated("Danger : 17 ou 112. ", 100);
        page.footnote = repeated("Fiche d’exemple. ", 100);
    }
    const auto drawn = platform::draw_a4(page);
    REQUIRE(drawn);
    CHECK(drawn->was_cut);
    const auto text = text_of(drawn->pdf);
    if (text.empty()) return;
    CHECK(pages_in(text) == 1);
    CHECK_THAT(text, test::contains("Texte coupé"));
    CHECK_THAT(text, test::contains("C’est urgent"));
}

TEST_CASE("a fiche in Arabic is set from the right", "[platform][print]") {
    auto page = fiche();
    page.title = "نقطة استشارة السكن";
    page.sections = {{"أين", "مرحبا"}};
    page.qr = "";
    const auto drawn = platform::draw_a4(page);
    REQUIRE(drawn);
    CHECK_FALSE(drawn->was_cut);
}
