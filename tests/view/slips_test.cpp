#include "tests/support/catch.h"
#include "tests/view/visit_fixture.h"

using domain::SlipLine;
using test::Visit;

namespace {

std::string text_of(const domain::Slip& slip) {
    std::string text;
    for (const auto& line : slip.lines) text += line.text + "\n";
    return text;
}

}  // namespace

TEST_CASE("the paper of a ticket is neutral, and in French for the accueil", "[view][papier]") {
    Visit visit;
    visit.need({"logement"}).tap(app::TakeTicket{});
    const auto slip = view::build_ticket_slip(visit.session, {*visit.textes, visit.context});
    CHECK(slip.heading == "MDS de Mâcon");
    CHECK(slip.language == "fr");
    CHECK(text_of(slip) ==
          "Votre numéro\nB\u00A01\nPrésentez ce numéro à l’accueil.\n\n"
          "24 novembre 2026, 9\u00A0h\u00A041\n");
    CHECK(slip.lines[1].kind == SlipLine::Kind::huge);
}

TEST_CASE("the paper of a ticket taken while the place is closed says so", "[view][papier]") {
    Visit visit;
    visit.context.lieu.horaires_accueil = "We 14:00-17:00";
    visit.tap(app::Touch{}).tap(app::ChooseLanguage{"ar"}).tap(app::DontKnow{});
    visit.tap(app::TakeTicket{});
    const auto text =
        text_of(view::build_ticket_slip(visit.session, {*visit.textes, visit.context}));
    CHECK_THAT(text, test::contains("Fermé. Ouvre demain à 14\u00A0h.\nRevenez à l’ouverture"));
    CHECK_THAT(text, test::contains("مغلق. يفتح غدا"));
    CHECK_THAT(text, !test::contains("Présentez"));
}

TEST_CASE("the paper of a ticket is in the person's language besides", "[view][papier]") {
    Visit visit;
    visit.context.centre.desk_seen = visit.context.wall;
    visit.tap(app::Touch{}).tap(app::ChooseLanguage{"ar"}).tap(app::DontKnow{});
    visit.tap(app::TakeTicket{});
    const auto text =
        text_of(view::build_ticket_slip(visit.session, {*visit.textes, visit.context}));
    CHECK_THAT(text, test::contains("Asseyez-vous. Un agent va vous appeler."));
    CHECK_THAT(text, test::contains("اجلس من فضلك. سيناديك موظف."));
}

TEST_CASE("a fiche on a sheet says where, when, what to bring, and who answers at once",
          "[view][papier]") {
    Visit visit;
    auto& fiche = visit.annuaire->fiches[1];
    fiche.telephone = "03 85 21 65 00";
    fiche.x_justificatifs = {"bail", "quittance"};
    const auto sheet =
        view::build_fiche_sheet(fiche, visit.session, {*visit.textes, visit.context});
    CHECK(sheet.lieu == "MDS de Mâcon");
    CHECK(sheet.title == "Lieu 1");
    CHECK(sheet.sections.front().heading == "Où");
    CHECK(sheet.sections.back().text == "– bail\n– quittance");
    CHECK_THAT(sheet.qr, test::contains("03 85 21 65 00"));
    CHECK_THAT(sheet.urgent, test::contains("115"));
    CHECK_THAT(sheet.printed, test::contains("24 novembre 2026"));
}

TEST_CASE("a fiche may be printed on whatever paper there is", "[view][fiche]") {
    Visit visit;
    visit.need({"logement"}).tap(app::OpenFiche{visit.annuaire->fiches[1].id});
    visit.context.printer_ready = false;
    CHECK_FALSE(visit.shows("fiche.imprimer"));
    visit.context.sheets_ready = true;
    CHECK(visit.shows("fiche.imprimer"));
}

TEST_CASE("the paper of a fiche holds what one needs to go there", "[view][papier]") {
    Visit visit;
    auto& fiche = visit.annuaire->fiches[1];
    fiche.telephone = "03 85 21 65 00";
    fiche.x_justificatifs = {"bail"};
    fiche.horaires_accueil = "Mo-Th 09:00-12:00,14:00-17:30; We,Sa 09:00-12:00; PH off";
    const auto text =
        text_of(view::build_fiche_slip(fiche, visit.session, {*visit.textes, visit.context}));
    for (const auto* part :
         {"Lieu 1", "1 rue du Pont, 71000 Mâcon", "environ 450\u00A0m", "03 85 21 65 00",
          "Sans rendez-vous", "– bail", "Vérifiée le 12 novembre 2026."}) {
        CHECK_THAT(text, test::contains(part));
    }
    CHECK_THAT(text, test::contains("lundi, mardi, jeudi 9\u00A0h à 12\u00A0h, 14\u00A0h à "
                                    "17\u00A0h\u00A030\u00A0; mercredi, samedi 9\u00A0h à "
                                    "12\u00A0h, sauf les jours fériés"));
}
