// The agents' screens, on a borne and on a desk's device.

#include "tests/support/catch.h"
#include "tests/support/rdv_stand.h"
#include "tests/view/visit_fixture.h"

namespace {

using domain::StatutRdv;
using test::kTuesdayMorning;
using namespace std::chrono_literals;

domain::CodeRdv code(int n) {
    return domain::code_of(12, static_cast<std::uint32_t>(n));
}

/// The id of a cell: "rdv.7KQ2M9X.honore".
std::string cell(int n, const std::string& name) {
    auto text = domain::to_text(code(n));
    std::erase(text, '-');
    return "rdv." + text + "." + name;
}

/// A desk's device whose agent has given the code.
struct Desk : test::Visit {
    Desk() {
        test::add_motifs(*annuaire);
        test::hold_times(context.droits);
        context.settings.accueil = true;
        context.centre.reachable = true;
        session = app::new_session(context.settings);
    }
    Desk& enter() {
        input(app::StaffCodeChecked{{domain::StaffVerdict::right, 0s}});
        return *this;
    }
    Desk& tells(int n, base::Instant at, StatutRdv statut = StatutRdv::confirme) {
        context.rdv_du_jour.push_back(
            {code(n), statut, domain::quantum_from(at), "Parler de mon logement", false});
        return *this;
    }
    view::AgentTable table() const { return body<view::AgentTable>(); }
    view::RdvSheet sheet() const { return body<view::RdvSheet>(); }
    std::vector<domain::RdvStatut> said() const {
        std::vector<domain::RdvStatut> all_said;
        for (const auto& one : all<app::NoteStatut>()) all_said.push_back(one.said);
        return all_said;
    }
};

}  // namespace

TEST_CASE("a desk's device waits for the code, and shows nothing of a visitor's", "[view][agent]") {
    Desk desk;
    CHECK(desk.look().id == "code");
    CHECK(app::is_at_rest(desk.session));
    CHECK_FALSE(desk.shows("urgence"));
    CHECK_FALSE(desk.shows("langue"));
    desk.tap(app::Back{}).tap(app::ShowAgenda{}).tap(app::ShowQueue{});
    CHECK(desk.look().id == "code");
    desk.enter();
    CHECK(desk.look().id == "journee");
    CHECK(desk.look().top->agent);
}

TEST_CASE("nobody at work for five minutes locks the agents' screens again", "[view][agent]") {
    Desk desk;
    desk.enter().advance(5min + 41s);
    CHECK(desk.look().id == "code");
    REQUIRE(desk.all<app::NoteStaffLeft>().size() == 1);
    CHECK(desk.all<app::NoteStaffLeft>()[0].idle);
    desk.enter().touch("terminer");
    CHECK(desk.look().id == "code");
    CHECK_FALSE(desk.all<app::NoteStaffLeft>()[1].idle);
    CHECK(desk.all<app::RecordConsultation>().empty());
}

TEST_CASE("half a code is not left on a desk's screen", "[view][agent]") {
    Desk desk;
    desk.tap(app::TypeKey{"1"}).tap(app::TypeKey{"2"}).advance(50s);
    CHECK(desk.session.staff.code.empty());
}

TEST_CASE("on a borne the agents' day is one touch after the staff's code", "[view][agent]") {
    Desk desk;
    desk.context.settings.accueil = false;
    desk.session = app::new_session(desk.context.settings);
    desk.session.stack.push_back({app::ScreenName::code});
    desk.enter();
    CHECK(desk.look().id == "personnel");
    desk.touch("personnel.journee");
    CHECK(desk.look().id == "journee");
    desk.touch("terminer");
    CHECK(desk.look().id == "accueil");
}

TEST_CASE("the day is listed by hour, with code and motif, and what can be said now",
          "[view][agent]") {
    Desk desk;
    desk.tells(2, kTuesdayMorning + 5min).tells(1, kTuesdayMorning - 41min);
    desk.tells(3, kTuesdayMorning + 4h).tells(4, kTuesdayMorning - 2h, StatutRdv::absent).enter();
    const auto table = desk.table();
    CHECK(table.title == "mardi 24 novembre");
    CHECK(table.summary == "4 rdv");
    REQUIRE(table.rows.size() == 4);
    CHECK(table.rows[1].head == "9\u00A0h\u00A000");
    CHECK(table.rows[1].head_under == domain::to_text(code(1)));
    CHECK(table.rows[1].what == "Parler de mon logement");
    CHECK(desk.shows(cell(1, "honore")));
    CHECK(desk.shows(cell(1, "absent")));
    CHECK(desk.shows(cell(2, "arrive")));
    CHECK_FALSE(desk.shows(cell(2, "absent")));
    CHECK(table.rows[2].lit);
    CHECK_FALSE(table.rows[3].lit);
    CHECK(table.rows[0].state->text == "Absent");
    CHECK(desk.shows(cell(4, "corriger")));
}

TEST_CASE("an arrival, then an outcome, each is one touch and one event", "[view][agent]") {
    Desk desk;
    desk.tells(1, kTuesdayMorning + 5min).enter().touch(cell(1, "arrive"));
    REQUIRE(desk.all<app::NoteArrival>().size() == 1);
    CHECK(desk.all<app::NoteArrival>()[0].counts);
    CHECK(desk.table().rows[0].under == "Arrivé");
    desk.touch(cell(1, "honore"));
    REQUIRE(desk.said().size() == 1);
    CHECK(desk.said()[0].statut == StatutRdv::honore);
    CHECK(desk.said()[0].rang == domain::Rang::agent);
    CHECK(desk.table().rows[0].state->text == "Honoré");
}

TEST_CASE("a correction is another event, and the first one is still told", "[view][agent]") {
    Desk desk;
    desk.tells(1, kTuesdayMorning - 41min).enter();
    desk.touch(cell(1, "absent")).touch(cell(1, "corriger"));
    CHECK(desk.look().id == "saisie");
    CHECK(desk.sheet().history ==
          std::vector<std::string>{"Absent, noté le mardi 24 novembre à 9\u00A0h\u00A041"});
    desk.touch("saisie.annule_service");
    CHECK(desk.look().id == "journee");
    REQUIRE(desk.said().size() == 2);
    CHECK(desk.said()[1].statut == StatutRdv::annule_service);
    CHECK(desk.table().rows[0].state->text == "Annulé, service");
    desk.touch(cell(1, "corriger"));
    CHECK(desk.sheet().history.size() == 2);
}

TEST_CASE("an entry of another day is flagged with both dates", "[view][agent]") {
    Desk desk;
    desk.tells(1, kTuesdayMorning - 24h).enter();
    CHECK(desk.label_of("journee.avant") == "1 à noter");
    desk.touch("journee.avant");
    CHECK(desk.table().title == "lundi 23 novembre");
    desk.touch(cell(1, "autre"));
    CHECK(desk.sheet().notice ==
          "Saisie tardive\u00A0: rendez-vous du lundi 23 novembre, saisi le mardi 24 novembre.");
    desk.touch("saisie.honore");
    CHECK(desk.table().rows[0].under == "saisi le mardi 24 novembre");
    desk.touch(cell(1, "corriger"));
    CHECK(desk.sheet().history[0].find("le lundi 23 novembre") != std::string::npos);
    CHECK(desk.sheet().history[0].find("saisi le mardi 24 novembre") != std::string::npos);
}

TEST_CASE("an absence that meets an arrival is shown, and an agent settles it", "[view][agent]") {
    Desk desk;
    desk.tells(1, kTuesdayMorning - 41min, StatutRdv::a_verifier).enter();
    CHECK(desk.table().rows[0].state->tone == view::Tone::attention);
    desk.touch(cell(1, "verifier"));
    CHECK(desk.sheet().notice.find("était arrivée") != std::string::npos);
    desk.touch("saisie.honore");
    CHECK(desk.said()[0].rang == domain::Rang::verification);
    CHECK(desk.table().rows[0].state->text == "Honoré");
}

TEST_CASE("a code that two rdv have is for a person to look into", "[view][agent]") {
    Desk desk;
    desk.tells(1, kTuesdayMorning - 41min).tells(1, kTuesdayMorning + 2h).enter();
    const auto rows = desk.table().rows;
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].under == "deux rendez-vous ont ce code");
    CHECK(rows[0].id != rows[1].id);
    desk.touch(cell(1, "verifier"));
    CHECK(desk.sheet().notice.find("Deux rendez-vous ont ce code") == 0);
    for (const auto& one : desk.sheet().outcomes) CHECK_FALSE(one.enabled);
}

TEST_CASE("what could not be written is said, and nothing looks written", "[view][agent]") {
    Desk desk;
    desk.tells(1, kTuesdayMorning - 41min).enter();
    desk.store_works = false;
    desk.touch(cell(1, "honore"));
    CHECK(desk.table().is_notice);
    CHECK(desk.table().rows[0].state.has_value() == false);
    desk.store_works = true;
    desk.touch(cell(1, "honore"));
    CHECK_FALSE(desk.table().is_notice);
}

TEST_CASE("without a sure hour an agent notes nothing, and is told why", "[view][agent]") {
    Desk desk;
    desk.tells(1, kTuesdayMorning - 41min).enter();
    desk.context.clock_is_known = false;
    CHECK(desk.table().summary.find("pas l’heure") != std::string::npos);
    CHECK_FALSE(desk.shows(cell(1, "honore")));
}

TEST_CASE("an agent takes a rdv for somebody by the same screens, and it says so",
          "[view][agent]") {
    Desk desk;
    desk.enter().touch("journee.prendre").touch("motif.logement").touch("creneau.1400");
    desk.touch("creneaux.continuer");
    CHECK(desk.look().id == "pris");
    REQUIRE(desk.all<app::SellRdv>().size() == 1);
    CHECK(desk.all<app::SellRdv>()[0].origine == domain::OrigineRdv::agent);
    CHECK(desk.look().top->agent);
    desk.touch("retour");
    CHECK(desk.look().id == "journee");
    CHECK(desk.table().rows.size() == 1);
}

TEST_CASE("a code that somebody gives opens its rdv, known here or not", "[view][agent]") {
    Desk desk;
    desk.tells(1, kTuesdayMorning + 20min).enter().touch("agent.chercher");
    for (const char letter : domain::to_text(code(1)))
        desk.tap(app::TypeKey{std::string(1, letter)});
    CHECK(desk.look().id == "saisie");
    CHECK(desk.sheet().what.find("Parler de mon logement") == 0);
    desk.touch("retour").touch("retour").touch("agent.chercher");
    for (const char letter : domain::to_text(code(9)))
        desk.tap(app::TypeKey{std::string(1, letter)});
    CHECK(desk.sheet().what == "La borne ne connaît que ce code.");
    desk.touch("saisie.honore");
    CHECK(desk.said()[0].code == code(9));
}

TEST_CASE("who waits with a ticket is called, received, or has left", "[view][agent]") {
    using Etat = domain::TicketDuJour::Etat;
    Desk desk;
    desk.context.tickets = {{{'B', 27}, kTuesdayMorning - 30min},
                            {{'B', 28}, kTuesdayMorning - 12min}};
    desk.enter();
    CHECK(desk.label_of("agent.attente") == "2 en attente");
    CHECK(desk.label_of("agent.appeler") == "Appeler B\u00A027");
    desk.touch("agent.appeler");
    CHECK(desk.label_of("agent.appeler") == "Appeler B\u00A028");
    desk.touch("agent.attente");
    const auto table = desk.table();
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].what == "Appelé");
    CHECK(table.rows[0].head == "B\u00A027");
    CHECK(table.rows[1].under == "depuis 12\u00A0min");
    desk.touch("ticket.B27.servi").touch("ticket.B28.parti");
    CHECK(desk.table().empty == "Personne n’attend avec un ticket de cette borne.");
    REQUIRE(desk.all<app::NoteTicket>().size() == 3);
    CHECK(desk.all<app::NoteTicket>()[1].suivi.etat == Etat::servi);
}

TEST_CASE("an agent calls the tickets of every borne of the site", "[view][agent]") {
    using Etat = domain::TicketDuJour::Etat;
    const domain::PassageDeBorne first{12, 117};
    Desk desk;
    desk.context.centre.file = {{{'C', 5}, kTuesdayMorning - 20min, Etat::attend, first}};
    desk.context.centre.reachable = true;
    desk.enter().touch("agent.attente");
    REQUIRE(desk.table().rows.size() == 1);
    desk.touch("ticket.C5.appeler");
    CHECK(desk.table().rows[0].what == "Appelé");
    desk.touch("ticket.C5.servi");
    CHECK(desk.table().empty == "Personne n’attend avec un ticket.");
    desk.context.centre.reachable = false;
    CHECK(desk.table().summary == "Réseau coupé\u00A0: la file des autres bornes a pu changer.");
    const auto said = desk.all<app::NoteTicket>();
    REQUIRE(said.size() == 2);
    CHECK(said[1].suivi == domain::TicketSuivi{{'C', 5}, Etat::servi, first});
}

TEST_CASE("an agent gives a ticket to each person who comes", "[view][agent]") {
    Desk desk;
    desk.enter().touch("journee.passage").touch("retour").touch("journee.passage");
    CHECK(desk.all<app::IssueTicket>().size() == 2);
    desk.touch("terminer");
    CHECK(desk.all<app::RecordConsultation>().empty());
    CHECK(desk.counted().empty());
}
