#include "tests/support/catch.h"
#include "tests/support/visit_driver.h"

using namespace std::chrono_literals;
using app::HelpState;
using app::ScreenName;
using app::TicketState;
using test::VisitDriver;
using Lines = std::vector<std::string>;

TEST_CASE("a visitor goes from the door to a fiche and to a ticket", "[app][session]") {
    VisitDriver visit;
    visit.tap(app::Touch{});
    CHECK(visit.screen() == ScreenName::langue);
    visit.tap(app::ChooseLanguage{"en"});
    CHECK(visit.screen() == ScreenName::besoins);
    visit.tap(app::ToggleNeed{"logement"}).tap(app::ToggleNeed{"argent"}).tap(app::Continue{});
    CHECK(visit.screen() == ScreenName::actions);
    visit.tap(app::ShowFiches{});
    CHECK(visit.screen() == ScreenName::liste);
    visit.tap(app::OpenFiche{"lieu--1"});
    CHECK(visit.screen() == ScreenName::fiche);
    visit.tap(app::TakeTicket{});

    CHECK(visit.screen() == ScreenName::ticket);
    REQUIRE(visit.session.ticket.state == TicketState::issued);
    CHECK(*visit.session.ticket.numero == domain::NumeroTicket{'B', 1});
    CHECK(visit.session.ticket.printed == true);
    CHECK(visit.counted() ==
          Lines{"besoin logement", "besoin argent", "fiche lieu--1", "impression ticket"});
}

TEST_CASE("back goes one step back, and from the first one ends the session", "[app][session]") {
    VisitDriver visit;
    visit.need({"logement"}).tap(app::ShowFiches{}).tap(app::OpenFiche{"lieu--1"});
    for (const auto screen :
         {ScreenName::liste, ScreenName::actions, ScreenName::besoins, ScreenName::langue}) {
        visit.tap(app::Back{});
        CHECK(visit.screen() == screen);
    }
    CHECK(visit.session.besoins == Lines{"logement"});
    visit.tap(app::Back{});
    CHECK(visit.screen() == ScreenName::accueil);
    CHECK(visit.session.besoins.empty());
    CHECK(visit.all<app::Wipe>().size() == 1);
}

TEST_CASE("the language can be changed anywhere without losing the way", "[app][session]") {
    VisitDriver visit;
    visit.need({"logement"}).tap(app::ShowFiches{}).tap(app::ShowLanguages{});
    CHECK(visit.screen() == ScreenName::langue);
    visit.tap(app::ChooseLanguage{"ar"});
    CHECK(visit.screen() == ScreenName::liste);
    CHECK(visit.session.language == "ar");
    visit.tap(app::Back{});
    CHECK(visit.screen() == ScreenName::actions);
}

TEST_CASE("who does not know is shown what can be done, and the themes", "[app][session]") {
    VisitDriver visit;
    visit.arrive().tap(app::ToggleNeed{"argent"}).tap(app::DontKnow{});
    CHECK(visit.screen() == ScreenName::actions);
    CHECK(visit.session.besoins.empty());
    visit.tap(app::ShowFiches{});
    CHECK(visit.screen() == ScreenName::themes);
    visit.tap(app::ChooseTheme{"logement"});
    CHECK(visit.screen() == ScreenName::liste);
    CHECK(visit.counted() == Lines{"besoin logement"});
}

TEST_CASE("a session is one passage at most", "[app][passage]") {
    VisitDriver visit;
    SECTION("a ticket is the passage, and there is no consultation besides") {
        visit.need({"logement"}).tap(app::TakeTicket{}).tap(app::Finish{});
        CHECK(visit.tickets == 1);
        CHECK(visit.all<app::RecordConsultation>().empty());
    }
    SECTION("a second ticket is the same ticket") {
        visit.need({"logement"}).tap(app::TakeTicket{}).tap(app::Back{});
        CHECK(visit.screen() == ScreenName::actions);
        visit.tap(app::TakeTicket{});
        CHECK(visit.screen() == ScreenName::ticket);
        CHECK(visit.tickets == 1);
        CHECK(visit.all<app::PrintTicket>().size() == 1);
    }
    SECTION("a choice without ticket is a consultation, whatever the end") {
        visit.arrive().tap(app::ToggleNeed{"logement"});
        const auto end = GENERATE(0, 1, 2, 3);
        if (end == 0) visit.tap(app::Finish{});
        if (end == 1) visit.tap(app::Restart{});
        if (end == 2) visit.tap(app::QuickExit{});
        if (end == 3) visit.advance(3min);
        CHECK(visit.screen() == ScreenName::accueil);
        CHECK(visit.all<app::RecordConsultation>().size() == 1);
    }
    SECTION("a language, going back, starting again are no choice") {
        visit.arrive().tap(app::ShowLanguages{}).tap(app::ChooseLanguage{"en"});
        visit.tap(app::ToggleText{}).tap(app::NextTheme{}).tap(app::Back{}).tap(app::Restart{});
        CHECK(visit.all<app::RecordConsultation>().empty());
        CHECK(visit.counted().empty());
    }
    SECTION("a ticket that could not be written leaves a consultation to write") {
        visit.store_works = false;
        visit.need({"logement"}).tap(app::TakeTicket{});
        CHECK(visit.session.ticket.state == TicketState::failed);
        visit.tap(app::Finish{});
        CHECK(visit.all<app::RecordConsultation>().size() == 1);
    }
}

TEST_CASE("a ticket promises an agent only if a desk was seen in the last five minutes",
          "[app][ticket]") {
    VisitDriver visit;
    visit.context.centre.waiting = 3;
    const auto [ago, promised] = GENERATE(table<std::chrono::seconds, bool>(
        {{0s, true}, {5min, true}, {5min + 1s, false}, {2h, false}}));
    visit.context.centre.desk_seen = visit.context.wall - ago;
    visit.need({"logement"}).tap(app::TakeTicket{});
    CHECK(visit.session.ticket.agent_will_call == promised);
    CHECK(visit.session.ticket.before.has_value() == promised);

    SECTION("and says the same as its paper whatever comes after") {
        visit.context.centre.desk_seen = visit.context.wall;
        visit.advance(1s);
        CHECK(visit.session.ticket.agent_will_call == promised);
    }
}

TEST_CASE("a ticket without paper is a number to remember", "[app][ticket]") {
    VisitDriver visit;
    SECTION("no printer") {
        visit.context.printer_ready = false;
        visit.need({"logement"}).tap(app::TakeTicket{});
        CHECK(visit.all<app::PrintTicket>().empty());
    }
    SECTION("no paper") {
        visit.printer_works = false;
        visit.need({"logement"}).tap(app::TakeTicket{});
        CHECK(visit.counted() == Lines{"besoin logement"});
    }
    CHECK(visit.session.ticket.state == TicketState::issued);
    CHECK(visit.session.ticket.printed == false);
}

TEST_CASE("an idle session is warned for 40 seconds, then wiped", "[app][inactivite]") {
    VisitDriver visit;
    visit.need({"logement"});
    visit.advance(2min - 1s);
    CHECK_FALSE(visit.session.warning);
    visit.advance(1s);
    CHECK(visit.session.warning);
    CHECK(app::time_left(visit.session, visit.context) == 40s);

    SECTION("no answer wipes it and counts where it was given up") {
        visit.advance(39s);
        CHECK(visit.screen() == ScreenName::actions);
        visit.advance(1s);
        CHECK(visit.screen() == ScreenName::accueil);
        CHECK(visit.session.besoins.empty());
        CHECK(visit.counted() == Lines{"besoin logement", "langue fr", "abandon actions"});
    }
    SECTION("an answer goes on where it was") {
        visit.tap(app::StillHere{});
        CHECK_FALSE(visit.session.warning);
        visit.advance(2min - 1s);
        CHECK(visit.screen() == ScreenName::actions);
    }
    SECTION("under the warning a tap elsewhere only says that one is there") {
        visit.tap(app::TakeTicket{});
        CHECK(visit.screen() == ScreenName::actions);
        CHECK(visit.tickets == 0);
    }
    SECTION("the person may wipe it at once") {
        visit.tap(app::Restart{});
        CHECK(visit.screen() == ScreenName::accueil);
    }
}

TEST_CASE("the patience of the kiosk is between two and five minutes", "[app][inactivite]") {
    VisitDriver visit;
    const auto [set, held] = GENERATE(table<std::chrono::minutes, std::chrono::minutes>(
        {{1min, 2min}, {4min, 4min}, {9min, 5min}}));
    visit.context.settings.idle = set;
    visit.arrive();
    CHECK(app::time_left(visit.session, visit.context) == held + 40s);
}

TEST_CASE("a ticket that stays on the screen is warned of after 30 seconds", "[app][inactivite]") {
    VisitDriver visit;
    visit.need({"logement"}).tap(app::TakeTicket{});
    visit.advance(30s);
    CHECK(visit.session.warning);
    visit.advance(40s);
    CHECK(visit.screen() == ScreenName::accueil);
    CHECK(visit.counted() == Lines{"besoin logement", "impression ticket", "langue fr"});
}

TEST_CASE("the attract screen waits for ever", "[app][inactivite]") {
    VisitDriver visit;
    visit.advance(10min);
    CHECK(visit.effects.empty());
    CHECK_FALSE(visit.session.warning);
}

TEST_CASE("nobody is said to come before an agent has answered", "[app][aide]") {
    VisitDriver visit;
    visit.arrive().tap(app::ShowHelp{});
    CHECK(visit.screen() == ScreenName::aide);
    CHECK(visit.all<app::CallForHelp>() ==
          std::vector{app::CallForHelp{domain::NatureAide::parler}});
    CHECK(visit.session.help.state == HelpState::calling);
    visit.advance(59s);
    CHECK(visit.session.help.state == HelpState::calling);
    visit.advance(1s);
    CHECK(visit.session.help.state == HelpState::unanswered);

    SECTION("an answer, even late, says that someone comes and stops the signal") {
        visit.context.centre.aides_repondues = {"00000000000000aa"};
        visit.advance(1s);
        CHECK(visit.session.help.state == HelpState::acknowledged);
        CHECK(visit.all<app::RecordHelpAnswer>() ==
              std::vector{app::RecordHelpAnswer{"00000000000000aa"}});
    }
    SECTION("the answer to another call changes nothing") {
        visit.context.centre.aides_repondues = {"00000000000000bb"};
        visit.advance(1s);
        CHECK(visit.session.help.state == HelpState::unanswered);
    }
    SECTION("one may call again") {
        visit.tap(app::CallAgent{});
        CHECK(visit.session.help.state == HelpState::calling);
        CHECK(visit.all<app::CallForHelp>().size() == 2);
    }
}

TEST_CASE("a call that rings is not repeated, an urgent one is", "[app][aide]") {
    VisitDriver visit;
    visit.arrive().tap(app::ShowHelp{}).tap(app::Back{}).tap(app::ShowHelp{});
    CHECK(visit.all<app::CallForHelp>().size() == 1);
    visit.tap(app::ShowUrgent{}).tap(app::CallAgent{});
    CHECK(visit.screen() == ScreenName::aide);
    CHECK(visit.all<app::CallForHelp>().back() == app::CallForHelp{domain::NatureAide::urgence});
    visit.tap(app::ShowUrgent{}).tap(app::CallAgent{});
    CHECK(visit.all<app::CallForHelp>().size() == 2);
}

TEST_CASE("a call outlives the session, until an answer or ten minutes", "[app][aide]") {
    VisitDriver visit;
    visit.tap(app::ShowUrgent{}).tap(app::CallAgent{}).tap(app::QuickExit{});
    CHECK(visit.screen() == ScreenName::accueil);
    CHECK(visit.session.help.state == HelpState::none);
    SECTION("the answer stops the signal") {
        visit.context.centre.aides_repondues = {"00000000000000aa"};
        visit.advance(2s);
        CHECK(visit.all<app::RecordHelpAnswer>().size() == 1);
    }
    SECTION("after ten minutes it stops by itself") {
        visit.advance(11min);
        CHECK(visit.all<app::StopSignal>().size() == 1);
    }
}

TEST_CASE("the violence path counts nothing, prints nothing, and hides at once", "[app][discret]") {
    VisitDriver visit;
    SECTION("from the needs") {
        visit.arrive().tap(app::ToggleNeed{"logement"}).tap(app::ToggleNeed{"violences"});
        visit.tap(app::Continue{});
    }
    SECTION("from the themes") {
        visit.arrive().tap(app::DontKnow{}).tap(app::ShowThemes{});
        visit.tap(app::ChooseTheme{"violences"});
    }
    CHECK(visit.screen() == ScreenName::discret);
    CHECK(visit.session.discreet);
    visit.tap(app::Continue{}).tap(app::ShowFiches{}).tap(app::OpenFiche{"ecoute--1"});
    CHECK(visit.screen() == ScreenName::fiche);
    visit.tap(app::PrintFiche{}).tap(app::ReportError{}).tap(app::ChooseReport{"ferme"});
    CHECK(visit.all<app::PrintFicheSlip>().empty());
    CHECK(visit.counted().empty());

    visit.tap(app::QuickExit{});
    CHECK(visit.screen() == ScreenName::accueil);
    CHECK(visit.session.stack.size() == 1);
    CHECK(visit.session.besoins.empty());
    CHECK_FALSE(visit.session.discreet);
    CHECK(visit.counted().empty());
    CHECK(visit.all<app::RecordConsultation>().size() == 1);
}

TEST_CASE("a fiche of violence found by words is shown as on the violence path", "[app][discret]") {
    VisitDriver visit;
    visit.need({"logement"}).tap(app::ShowFiches{}).tap(app::OpenFiche{"lieu--1"});
    CHECK_FALSE(visit.session.discreet);
    visit.tap(app::Back{}).tap(app::OpenFiche{"ecoute--1"});
    CHECK(visit.session.discreet);
    visit.tap(app::PrintFiche{});
    CHECK(visit.all<app::PrintFicheSlip>().empty());
    const auto counted = visit.counted();
    CHECK(std::none_of(counted.begin(), counted.end(),
                       [](const auto& one) { return one.find("ecoute--1") != one.npos; }));
}

TEST_CASE("a violence path left idle counts nothing either", "[app][discret]") {
    VisitDriver visit;
    visit.need({"violences"}).advance(3min);
    CHECK(visit.screen() == ScreenName::accueil);
    CHECK(visit.counted().empty());
}

TEST_CASE("a thing is counted once a session", "[app][compteurs]") {
    VisitDriver visit;
    visit.need({"logement"}).tap(app::Back{}).tap(app::Continue{});
    visit.tap(app::ShowFiches{}).tap(app::OpenFiche{"lieu--1"}).tap(app::Back{});
    visit.tap(app::OpenFiche{"lieu--1"});
    visit.tap(app::ReportError{}).tap(app::ChooseReport{"ferme"}).tap(app::Back{});
    visit.tap(app::ReportError{}).tap(app::ChooseReport{"ferme"});
    CHECK(visit.counted() ==
          Lines{"besoin logement", "fiche lieu--1", "signalement lieu--1/ferme"});
}

TEST_CASE("what is not found is counted by theme and commune, never by its words",
          "[app][compteurs]") {
    VisitDriver visit;
    SECTION("a need without fiche") {
        visit.need({"sante", "logement"}).tap(app::ShowFiches{});
        CHECK(visit.counted() == Lines{"besoin sante", "besoin logement", "vide sante/"});
    }
    SECTION("words, once however long one hesitates") {
        visit.arrive().tap(app::DontKnow{}).tap(app::ShowSearch{});
        for (const auto* key : {"x", "y", "z"}) visit.tap(app::TypeKey{key});
        visit.tap(app::Back{}).tap(app::ShowSearch{}).tap(app::Back{});
        CHECK(visit.counted() == Lines{"vide /"});
    }
    SECTION("in the commune that was chosen") {
        visit.need({"logement"}).tap(app::ShowFiches{}).tap(app::ShowCommune{});
        visit.tap(app::ChooseCommune{"71306"});
        CHECK(visit.screen() == ScreenName::liste);
        visit.tap(app::Back{}).tap(app::ShowThemes{}).tap(app::ChooseTheme{"sante"});
        CHECK(visit.counted() == Lines{"besoin logement", "besoin sante", "vide sante/71306"});
    }
    SECTION("words that find something are not counted") {
        visit.arrive().tap(app::DontKnow{}).tap(app::ShowSearch{});
        for (const auto* key : {"L", "i", "e", "u"}) visit.tap(app::TypeKey{key});
        visit.tap(app::Continue{});
        CHECK(visit.screen() == ScreenName::liste);
        CHECK(visit.counted().empty());
    }
}

TEST_CASE("typing keeps whole characters and a bounded length", "[app][clavier]") {
    VisitDriver visit;
    visit.arrive().tap(app::DontKnow{}).tap(app::ShowSearch{});
    visit.tap(app::TypeKey{"é"}).tap(app::TypeKey{"ش"}).tap(app::Backspace{});
    CHECK(visit.session.mots == "é");
    visit.tap(app::Backspace{}).tap(app::Backspace{});
    CHECK(visit.session.mots.empty());
    for (int i = 0; i < 60; ++i) visit.tap(app::TypeKey{"é"});
    CHECK(visit.session.mots.size() == 80);
}

TEST_CASE("what no screen offers changes nothing", "[app][session]") {
    VisitDriver visit;
    visit.need({"logement"});
    visit.tap(app::OpenFiche{"nothing"}).tap(app::ChooseCommune{"71270"});
    visit.tap(app::ChooseReport{"ferme"}).tap(app::PrintFiche{}).tap(app::TypeKey{"a"});
    visit.input(app::TicketIssued{{'B', 9}}).input(app::FichePrinted{true});
    CHECK(visit.screen() == ScreenName::actions);
    CHECK(visit.session.commune.empty());
    CHECK_FALSE(visit.session.ticket.numero);
    CHECK(visit.counted() == Lines{"besoin logement"});
}

TEST_CASE("without themes the journey goes on to what can be done", "[app][session]") {
    VisitDriver visit;
    visit.context.annuaire = nullptr;
    visit.arrive();
    CHECK(visit.screen() == ScreenName::actions);
    visit.tap(app::TakeTicket{});
    CHECK(visit.session.ticket.state == TicketState::issued);
}

namespace {

/// The knock of the staff, on the choice of a language.
VisitDriver& knock(VisitDriver& visit) {
    visit.tap(app::Touch{});
    for (int i = 0; i < 4; ++i) visit.tap(app::ToggleText{}).tap(app::NextTheme{});
    return visit;
}

VisitDriver& give_code(VisitDriver& visit, const std::string& code) {
    for (const char digit : code) visit.tap(app::TypeKey{std::string(1, digit)});
    return visit.tap(app::Continue{});
}

const domain::StaffAnswer kRight{domain::StaffVerdict::right, 0s};
const domain::StaffAnswer kWrong{domain::StaffVerdict::wrong, 30s};

}  // namespace

TEST_CASE("the staff knocks on the choice of a language, and nothing else is changed by it",
          "[app][personnel]") {
    VisitDriver visit;
    visit.context.has_staff_screen = true;
    visit.context.settings.language = "ar";
    visit.session = app::new_session(visit.context.settings);
    const auto before = visit.session;
    knock(visit);
    CHECK(visit.screen() == ScreenName::code);
    CHECK(visit.session.language == "fr");
    CHECK(visit.session.large_text == before.large_text);
    CHECK(visit.session.palette == before.palette);
}

TEST_CASE("a visitor who tries the buttons never meets the staff's screen", "[app][personnel]") {
    VisitDriver visit;
    visit.context.has_staff_screen = true;
    SECTION("too slow") {
        visit.tap(app::Touch{});
        for (int i = 0; i < 4; ++i) {
            visit.tap(app::ToggleText{}).advance(3s).tap(app::NextTheme{}).advance(3s);
        }
        CHECK(visit.screen() == ScreenName::langue);
    }
    SECTION("in another order") {
        visit.tap(app::Touch{});
        for (int i = 0; i < 4; ++i) visit.tap(app::ToggleText{});
        for (int i = 0; i < 4; ++i) visit.tap(app::NextTheme{});
        CHECK(visit.screen() == ScreenName::langue);
    }
    SECTION("on another screen") {
        visit.arrive();
        for (int i = 0; i < 4; ++i) visit.tap(app::ToggleText{}).tap(app::NextTheme{});
        CHECK(visit.screen() == ScreenName::besoins);
    }
    SECTION("where there is none") {
        visit.context.has_staff_screen = false;
        knock(visit);
        CHECK(visit.screen() == ScreenName::langue);
    }
    SECTION("the order to the stick alone does nothing") {
        visit.arrive().tap(app::UseStick{});
        CHECK(visit.screen() == ScreenName::besoins);
        CHECK(visit.all<app::StartUsb>().empty());
    }
}

TEST_CASE("only the right code opens the staff's screen, and nothing of it is a visit",
          "[app][personnel]") {
    VisitDriver visit;
    visit.context.has_staff_screen = true;
    give_code(knock(visit), "123456");
    REQUIRE(visit.all<app::CheckStaffCode>() == std::vector{app::CheckStaffCode{"123456"}});
    CHECK(visit.session.staff.code.empty());

    visit.input(app::StaffCodeChecked{kWrong});
    CHECK(visit.screen() == ScreenName::code);
    CHECK(visit.session.staff.answer == kWrong);

    give_code(visit, "271828").input(app::StaffCodeChecked{kRight});
    CHECK(visit.screen() == ScreenName::personnel);
    visit.tap(app::UseStick{false});
    CHECK(visit.screen() == ScreenName::cle);
    visit.context.usb.phase = domain::UsbPhase::exporting;
    visit.tap(app::Back{}).tap(app::UseStick{true});
    CHECK(visit.all<app::StartUsb>() == std::vector{app::StartUsb{false}});

    visit.tap(app::ShowUrgent{}).tap(app::Finish{});
    CHECK(visit.screen() == ScreenName::accueil);
    CHECK_FALSE(visit.session.staff.entered);
    CHECK(visit.all<app::RecordConsultation>().empty());
    CHECK(visit.counted().empty());
}

TEST_CASE("the staff's screen closes by itself", "[app][personnel]") {
    VisitDriver visit;
    visit.context.has_staff_screen = true;
    give_code(knock(visit), "271828").input(app::StaffCodeChecked{kRight});
    visit.advance(200s);
    CHECK(visit.screen() == ScreenName::accueil);
    CHECK_FALSE(visit.session.staff.entered);
}

TEST_CASE("only digits are taken for a code, twelve at most", "[app][personnel]") {
    VisitDriver visit;
    visit.context.has_staff_screen = true;
    knock(visit);
    for (const auto* typed : {"a", "é", " ", "12"}) visit.tap(app::TypeKey{typed});
    CHECK(visit.session.staff.code.empty());
    for (int i = 0; i < 20; ++i) visit.tap(app::TypeKey{"7"});
    CHECK(visit.session.staff.code.size() == 12);
    visit.tap(app::Backspace{});
    CHECK(visit.session.staff.code.size() == 11);
}
