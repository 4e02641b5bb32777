#include "platform/print/bilan_page.h"

#include "platform/print/pango_text.h"
#include "platform/print/sheet_printer.h"
#include "tests/support/catch.h"
#include "tests/support/pdf_text.h"

#include <filesystem>

using domain::Sheet;

namespace {

Sheet bilan() {
    Sheet sheet;
    sheet.language = "fr";
    sheet.lieu = "MDS de Mâcon (fictive)";
    sheet.printed = "Borne Perron. Imprimé le 24 novembre 2026.";
    sheet.title = "Bilan d’accès aux droits";
    sheet.items = {
        {"RSA",
         "environ 630 € /mois",
         {{"", "Vos ressources sont sous le plafond."}, {"Où demander", "Caf ou MSA · 3230"}}}};
    sheet.bring = {"À apporter, si possible", "Pièce d’identité · relevé d’identité bancaire"};
    sheet.checks_lead = "À voir avec un agent";
    sheet.checks = {{"AAH", "Peut-être, si le handicap est reconnu."}};
    sheet.others_lead = "Pas aujourd’hui";
    sheet.others = {{"Aspa", "il faut avoir 65 ans"},
                    {"Bourse de lycée", "il faut un enfant au lycée"}};
    sheet.qr = "https://www.caf.fr";
    sheet.qr_label = "Où demander";
    sheet.footnote = "Estimation : seul l’organisme décide. Barème : avril 2026.";
    sheet.cut_note = "Des phrases sont abrégées.";
    for (int n = 1; n <= 200; ++n) {
        sheet.missing_notes.push_back(std::to_string(n) + " manquent ici : voir l’accueil.");
    }
    return sheet;
}

void use_our_fonts() {
    platform::use_fonts(std::string{PERRON_BINARY_DIR} + "/share/perron/polices");
}

}  // namespace

TEST_CASE("the results on paper say each aide, why, with what and where, on one page",
          "[platform][print]") {
    use_our_fonts();
    const auto drawn = platform::draw_bilan(bilan());
    REQUIRE(drawn);
    CHECK_FALSE(drawn->was_cut);
    const auto text = test::text_of(drawn->pdf);
    if (text.empty()) {
        WARN("pdftotext is not installed: the text of the page was not read");
        return;
    }
    CHECK(test::pages_in(text) == 1);
    for (const auto* part :
         {"MDS de Mâcon", "Bilan d’accès aux droits", "RSA", "environ 630 €",
          "Vos ressources sont sous le plafond", "Pièce d’identité", "3230", "À voir avec un agent",
          "AAH", "Pas aujourd’hui", "Bourse de lycée", "il faut avoir 65 ans",
          "seul l’organisme décide", "Barème : avril 2026"}) {
        CHECK_THAT(text, test::contains(part));
    }
    CHECK_THAT(text, !test::contains("abrégées"));
    CHECK_THAT(text, !test::contains("manquent"));
}

TEST_CASE("too many aides stay on one page, which says that it was cut", "[platform][print]") {
    use_our_fonts();
    auto sheet = bilan();
    const auto one = sheet.items.front();
    sheet.items.assign(40, one);
    const auto drawn = platform::draw_bilan(sheet);
    REQUIRE(drawn);
    CHECK(drawn->was_cut);
    const auto text = test::text_of(drawn->pdf);
    if (text.empty()) return;
    CHECK(test::pages_in(text) == 1);
    CHECK_THAT(text, test::contains("manquent ici : voir l’accueil"));
    CHECK_THAT(text, test::contains("seul l’organisme décide"));
}

TEST_CASE("ten aides, fifteen to be checked and fifteen excluded are all on the page",
          "[platform][print]") {
    use_our_fonts();
    auto sheet = bilan();
    sheet.items.assign(10, sheet.items.front());
    sheet.checks.assign(15, sheet.checks.front());
    sheet.others.assign(15, sheet.others.front());
    const auto drawn = platform::draw_bilan(sheet);
    REQUIRE(drawn);
    CHECK_FALSE(drawn->was_cut);
}

TEST_CASE("everything that is excluded is on the page with its reason, whatever is proposed",
          "[platform][print]") {
    use_our_fonts();
    auto sheet = bilan();
    sheet.items.assign(12, sheet.items.front());
    sheet.others.clear();
    for (int i = 1; i <= 25; ++i) {
        sheet.others.push_back(
            {"Aide " + std::to_string(i), "il faut louer son logement n°" + std::to_string(i)});
    }
    const auto drawn = platform::draw_bilan(sheet);
    REQUIRE(drawn);
    const auto text = test::text_of(drawn->pdf);
    if (text.empty()) return;
    CHECK(test::pages_in(text) == 1);
    for (int i = 1; i <= 25; ++i) CHECK_THAT(text, test::contains("n°" + std::to_string(i)));
}

TEST_CASE("of what is left out, the page says how many", "[platform][print]") {
    use_our_fonts();
    auto sheet = bilan();
    sheet.others.clear();
    for (int i = 1; i <= 150; ++i) {
        sheet.others.push_back({"Aide" + std::to_string(i) + ".", "il faut la demander avant"});
    }
    const auto drawn = platform::draw_bilan(sheet);
    REQUIRE(drawn);
    CHECK(drawn->was_cut);
    const auto text = test::text_of(drawn->pdf);
    if (text.empty()) return;
    int said = 0;
    for (int i = 1; i <= 150; ++i) {
        const auto name = "Aide" + std::to_string(i) + ".";
        said += text.find(name) == std::string::npos ? 0 : 1;
    }
    CHECK(said > 20);
    CHECK_THAT(text, test::contains(std::to_string(150 - said) + " manquent ici"));
}

TEST_CASE("in large letters what one page cannot hold takes two, and nothing is left out",
          "[platform][print]") {
    use_our_fonts();
    auto sheet = bilan();
    sheet.large = true;
    const auto short_one = platform::draw_bilan(sheet);
    REQUIRE(short_one);
    CHECK_FALSE(short_one->was_cut);
    sheet.items.assign(6, sheet.items.front());
    sheet.others.clear();
    for (int i = 1; i <= 30; ++i) {
        sheet.others.push_back({"Aide" + std::to_string(i) + ".", "il faut la demander avant"});
    }
    const auto drawn = platform::draw_bilan(sheet);
    REQUIRE(drawn);
    CHECK_FALSE(drawn->was_cut);
    const auto text = test::text_of(drawn->pdf);
    if (text.empty()) return;
    CHECK(test::pages_in(test::text_of(short_one->pdf)) == 1);
    CHECK(test::pages_in(text) == 2);
    for (int i = 1; i <= 30; ++i) {
        CHECK_THAT(text, test::contains("Aide" + std::to_string(i) + "."));
    }
}

TEST_CASE("what is excluded gives way to what may be asked for", "[platform][print]") {
    use_our_fonts();
    auto sheet = bilan();
    sheet.items.assign(10, sheet.items.front());
    for (std::size_t i = 0; i < 10; ++i) sheet.items[i].name = "Due n°" + std::to_string(i) + ".";
    sheet.others.assign(60,
                        {"Une aide de plus", "il faut une chose assez longue à dire en entier"});
    const auto drawn = platform::draw_bilan(sheet);
    REQUIRE(drawn);
    CHECK(drawn->was_cut);
    const auto text = test::text_of(drawn->pdf);
    if (text.empty()) return;
    CHECK(test::pages_in(text) == 1);
    for (int i = 0; i < 10; ++i) {
        CHECK_THAT(text, test::contains("Due n°" + std::to_string(i) + "."));
    }
}

TEST_CASE("a folder keeps the pages of a demonstration", "[platform][print]") {
    use_our_fonts();
    const test::TemporaryFolder folder;
    const auto printer = platform::make_sheet_printer("dossier:" + folder.path());
    REQUIRE(printer);
    CHECK((*printer)->state() == domain::PaperState::ok);
    CHECK((*printer)->check());
    REQUIRE((*printer)->print(bilan()));
    CHECK(std::filesystem::file_size(folder.file("page-1.pdf")) > 1000);
    CHECK_FALSE(platform::make_sheet_printer("dossier:/nulle/part"));
    CHECK_FALSE(platform::make_sheet_printer("cups:"));
    CHECK_FALSE(platform::make_sheet_printer("/dev/usb/lp0"));
}

TEST_CASE("a spooler that keeps files or history is refused", "[platform][print]") {
    CHECK(
        platform::keeps_nothing("Listen localhost:631\nPreserveJobFiles No\n"
                                "preservejobhistory  off\n"));
    CHECK_FALSE(platform::keeps_nothing(""));
    CHECK_FALSE(platform::keeps_nothing("PreserveJobFiles No\n"));
    CHECK_FALSE(platform::keeps_nothing("PreserveJobFiles No\nPreserveJobHistory Yes\n"));
    CHECK_FALSE(platform::keeps_nothing("# PreserveJobFiles No\nPreserveJobHistory No\n"));
    CHECK_FALSE(platform::keeps_nothing(
        "PreserveJobFiles No\nPreserveJobHistory No\nPreserveJobFiles 86400\n"));

    const test::TemporaryFolder folder;
    platform::CupsSheetPrinter printer{"aucune", folder.file("cupsd.conf")};
    CHECK_FALSE(printer.check());
    CHECK(printer.state() == domain::PaperState::fault);
    CHECK_FALSE(printer.print(bilan()));
}
