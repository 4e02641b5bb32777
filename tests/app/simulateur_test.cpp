#include "tests/rules/parametres_livres.h"
#include "tests/support/catch.h"
#include "tests/support/simulator_walk.h"

#include <algorithm>

using namespace std::chrono_literals;
using app::ScreenName;
using rules::Question;
using test::VisitDriver;
using Lines = std::vector<std::string>;

namespace {

VisitDriver at_actions() {
    VisitDriver visit;
    visit.context.parametres = &parametres_livres();
    visit.context.lieu.zone_loyer = 2;
    visit.need({"argent"});
    return visit;
}

void type(VisitDriver& visit, const std::string& digits) {
    for (const char digit : digits) visit.tap(app::TypeKey{std::string{digit}});
}

Question shown(const VisitDriver& visit) {
    return visit.session.simulation->ecran.question;
}

bool counts_a_simulation(const VisitDriver& visit) {
    const auto lines = visit.counted();
    return std::any_of(lines.begin(), lines.end(),
                       [](const auto& line) { return line.rfind("simulation ", 0) == 0; });
}

const app::ChooseAnswer kAlone{static_cast<int>(app::Entourage::seul)};

}  // namespace

TEST_CASE("the simulator asks one thing at a time, and the way back is kept", "[app][simulateur]") {
    auto visit = at_actions();
    visit.tap(app::Simulate{});
    REQUIRE(visit.screen() == ScreenName::simulateur);
    CHECK(shown(visit) == Question::couple);
    visit.tap(kAlone);
    CHECK(shown(visit) == Question::naissance);
    visit.tap(app::Continue{});
    CHECK(shown(visit) == Question::naissance);
    type(visit, "1790");
    CHECK(shown(visit) == Question::naissance);
    CHECK(visit.session.simulation->brouillon.chiffres == "1790");
    for (int i = 0; i < 4; ++i) visit.tap(app::Backspace{});
    type(visit, "1990");
    CHECK(shown(visit) == Question::activite);
    visit.tap(app::Back{});
    CHECK(shown(visit) == Question::naissance);
    CHECK(visit.session.simulation->brouillon.reponse.naissances.front().annee == 1990);
    visit.tap(app::Back{});
    CHECK(shown(visit) == Question::couple);
    visit.tap(app::Back{});
    CHECK(visit.screen() == ScreenName::actions);
}

TEST_CASE("every answer is followed by a new look at the aides", "[app][simulateur]") {
    auto visit = at_actions();
    visit.tap(app::Simulate{});
    CHECK(app::possible_count(*visit.session.simulation) == 19);
    visit.tap(kAlone);
    type(visit, "1953");
    visit.tap(app::Continue{});
    CHECK(app::possible_count(*visit.session.simulation) < 19);
    visit.tap(app::ChooseAnswer{3});
    CHECK(app::possible_count(*visit.session.simulation) < 19);
}

TEST_CASE("a shared home is asked from whom it is rented, and who does not know stays in doubt",
          "[app][simulateur]") {
    auto visit = at_actions();
    visit.tap(app::Simulate{});
    auto& simulation = *visit.session.simulation;
    visit.tap(kAlone);
    type(visit, "1990");
    simulation.ecran = {Question::occupation, 0};
    simulation.brouillon = {};
    visit.tap(app::ToggleAnswer{static_cast<int>(rules::Bail::colocation)});
    REQUIRE(app::saisie(simulation) == app::Saisie::bail);
    SECTION("furnished") {
        visit.tap(app::ChooseAnswer{2});
        const auto* said = simulation.reponses.get(Question::occupation);
        REQUIRE(said != nullptr);
        CHECK(said->choix == 2);
        CHECK(said->coche(static_cast<int>(rules::Bail::colocation)));
    }
    SECTION("not known") {
        visit.tap(app::DontKnow{});
        const auto* said = simulation.reponses.get(Question::occupation);
        REQUIRE(said != nullptr);
        CHECK_FALSE(said->connue);
    }
    SECTION("not shared after all") {
        visit.tap(app::Back{});
        REQUIRE(app::saisie(simulation) == app::Saisie::choix);
        visit.tap(app::ChooseAnswer{1});
        CHECK(simulation.reponses.get(Question::occupation)->cases == 0);
    }
}

TEST_CASE("children are typed one year after the other, and taken back the same way",
          "[app][simulateur]") {
    auto visit = at_actions();
    visit.tap(app::Simulate{});
    visit.tap(app::ChooseAnswer{static_cast<int>(app::Entourage::seul_enfants)});
    type(visit, "1990");
    type(visit, "20192016");
    const auto& born = visit.session.simulation->brouillon.reponse.naissances;
    REQUIRE(born.size() == 3);
    CHECK(born.back().annee == 2016);
    visit.tap(app::Backspace{});
    CHECK(born.size() == 2);
    type(visit, "2099");
    CHECK(born.size() == 2);
    CHECK(visit.session.simulation->brouillon.chiffres == "2099");
    visit.tap(app::Continue{});
    CHECK(shown(visit) == Question::naissance);
    for (int i = 0; i < 4; ++i) visit.tap(app::Backspace{});
    visit.tap(app::Continue{});
    CHECK(visit.session.simulation->reponses.enfants() == 1);
}

TEST_CASE("two digits are a year when they can be no other", "[app][simulateur]") {
    auto visit = at_actions();
    visit.tap(app::Simulate{});
    visit.tap(app::ChooseAnswer{static_cast<int>(app::Entourage::couple_enfants)});
    const auto& born = visit.session.simulation->brouillon.reponse.naissances;
    type(visit, "9005");  // 1990 and 2005
    REQUIRE(born.size() == 2);
    CHECK(born[0].annee == 1990);
    CHECK(born[1].annee == 2005);
    type(visit, "1419");  // 2014 and 2019
    REQUIRE(born.size() == 4);
    CHECK(born[2].annee == 2014);
    CHECK(born[3].annee == 2019);
    type(visit, "20202022");
    CHECK(born.size() == 6);
}

TEST_CASE("a year that is corrected is replaced by the first digit", "[app][simulateur]") {
    auto visit = at_actions();
    visit.tap(app::Simulate{}).tap(kAlone);
    type(visit, "1990");
    visit.tap(app::Back{});
    type(visit, "1985");
    CHECK(visit.session.simulation->reponses.get(Question::naissance)->naissances[0].annee == 1985);
    visit.tap(app::CorrectAnswer{{Question::naissance, 0}});
    type(visit, "77");
    CHECK(visit.session.simulation->reponses.get(Question::naissance)->naissances[0].annee == 1977);
}

TEST_CASE("who does not know who lives at home is told that somebody will look",
          "[app][simulateur]") {
    auto visit = at_actions();
    visit.tap(app::Simulate{});
    visit.tap(app::DontKnow{});
    CHECK(visit.screen() == ScreenName::resultats);
    CHECK(visit.session.simulation->bilan.fin == rules::Fin::foyer_inconnu);
    CHECK_FALSE(counts_a_simulation(visit));
    visit.tap(app::Back{});
    REQUIRE(visit.screen() == ScreenName::simulateur);
    visit.tap(kAlone);
    CHECK(shown(visit) == Question::naissance);
}

TEST_CASE("who does not know a year of birth is asked about which age, and goes on",
          "[app][simulateur]") {
    auto visit = at_actions();
    visit.tap(app::Simulate{});
    visit.tap(app::ChooseAnswer{static_cast<int>(app::Entourage::couple_enfants)});
    const auto& simulation = *visit.session.simulation;
    type(visit, "90");
    visit.tap(app::DontKnow{});
    REQUIRE(app::saisie(simulation) == app::Saisie::ages);
    CHECK(app::person_asked(simulation) == rules::Ecran{Question::naissance, 1});
    visit.tap(app::Back{});
    REQUIRE(app::saisie(simulation) == app::Saisie::naissances);
    visit.tap(app::DontKnow{}).tap(app::ChooseAnswer{1});  // the partner: 25 to 59
    type(visit, "19");
    visit.tap(app::DontKnow{});
    CHECK(app::person_asked(simulation) == rules::Ecran{Question::enfants, 1});
    visit.tap(app::DontKnow{});  // not even about which age
    REQUIRE(app::saisie(simulation) == app::Saisie::naissances);
    visit.tap(app::Continue{});
    CHECK(visit.screen() == ScreenName::simulateur);
    CHECK(simulation.bilan.fin == rules::Fin::pas_encore);
    const auto& reponses = simulation.reponses;
    CHECK(reponses.get(Question::naissance)->naissances.front().annee == 1990);
    CHECK(reponses.get(Question::naissance, 1)->naissances.front().ages == rules::Ages{25, 59});
    REQUIRE(reponses.enfants() == 2);
    CHECK(reponses.get(Question::enfants)->naissances[0].annee == 2019);
    CHECK(reponses.get(Question::enfants)->naissances[1].ages == rules::Ages{0, 24});
    SECTION("the year is remembered after all") {
        visit.tap(app::CorrectAnswer{{Question::naissance, 1}});
        CHECK(app::saisie(simulation) == app::Saisie::annee);
        CHECK(simulation.brouillon.chiffres.empty());
        type(visit, "1988");
        CHECK(reponses.get(Question::naissance, 1)->naissances.front().annee == 1988);
    }
    SECTION("the year said before is not sure after all") {
        visit.tap(app::CorrectAnswer{{Question::naissance, 0}});
        visit.tap(app::DontKnow{}).tap(app::ChooseAnswer{0});
        CHECK(reponses.get(Question::naissance)->naissances.front().ages == rules::Ages{16, 24});
    }
}

TEST_CASE("a person alone who only knows about which age is told what is due",
          "[app][simulateur]") {
    auto visit = at_actions();
    visit.tap(app::Simulate{}).tap(kAlone).tap(app::DontKnow{}).tap(app::ChooseAnswer{3});
    CHECK(shown(visit) == Question::activite);  // nobody else's year is to be asked
    const auto& estimations = visit.session.simulation->bilan.estimations;
    CHECK(std::any_of(estimations.begin(), estimations.end(),
                      [](const auto& one) { return one.verdict == rules::Verdict::a_verifier; }));
}

TEST_CASE("the salary of who works is asked at once, other money at a touch", "[app][simulateur]") {
    auto visit = at_actions();
    visit.tap(app::Simulate{}).tap(kAlone);
    type(visit, "1990");
    visit.tap(app::ChooseAnswer{static_cast<int>(domain::Activite::actif)}).tap(app::Continue{});
    visit.tap(app::ChooseAnswer{static_cast<int>(domain::Occupation::locataire_vide)});
    visit.tap(app::ChooseAnswer{4});
    auto& simulation = *visit.session.simulation;
    REQUIRE(shown(visit) == Question::revenus);
    REQUIRE(app::saisie(simulation) == app::Saisie::bande);
    SECTION("nothing else") {
        visit.tap(app::ChooseAnswer{3});
        const auto* said = simulation.reponses.get(Question::revenus);
        REQUIRE(said != nullptr);
        CHECK(said->montant(rules::Ligne::salaire).has_value());
        CHECK_FALSE(said->montant(rules::Ligne::chomage).has_value());
    }
    SECTION("a pension too") {
        visit.tap(app::Continue{});
        REQUIRE(app::saisie(simulation) == app::Saisie::lignes);
        const int pension = static_cast<int>(rules::Ligne::pension_alimentaire);
        visit.tap(app::ToggleAnswer{pension}).tap(app::Continue{});
        visit.tap(app::ChooseAnswer{3}).tap(app::ChooseAnswer{0});
        const auto* said = simulation.reponses.get(Question::revenus);
        REQUIRE(said != nullptr);
        CHECK(said->montant(rules::Ligne::salaire).has_value());
        CHECK(said->montant(rules::Ligne::pension_alimentaire).has_value());
    }
    SECTION("not known: nothing of it is supposed") {
        visit.tap(app::DontKnow{});
        const auto* said = simulation.reponses.get(Question::revenus);
        REQUIRE(said != nullptr);
        CHECK_FALSE(said->connue);
    }
}

TEST_CASE("schools are asked of the children who may attend them, on one page",
          "[app][simulateur]") {
    auto visit = at_actions();
    visit.tap(app::Simulate{});
    visit.tap(app::ChooseAnswer{static_cast<int>(app::Entourage::seul_enfants)});
    auto& simulation = *visit.session.simulation;
    type(visit, "84");
    SECTION("7 and 9 years: neither") {
        type(visit, "1917");
        visit.tap(app::Continue{});
        CHECK_FALSE(rules::applies({Question::eleves_college, 0}, simulation.reponses));
        CHECK_FALSE(rules::applies({Question::eleves_lycee, 0}, simulation.reponses));
    }
    SECTION("12 and 16 years: ticked as most are") {
        type(visit, "1410");
        visit.tap(app::Continue{});
        simulation.ecran = {Question::eleves_college, 0};
        CHECK(app::saisie(simulation) == app::Saisie::ecoles);
        CHECK(app::ecoles(simulation).size() == 3);
        visit.tap(app::CorrectAnswer{{Question::enfants, 0}});
        CHECK(rules::usual_school({2014, 0}, {2026, 7}) == domain::Scolarite::college);
        CHECK(rules::usual_school({2010, 0}, {2026, 7}) == domain::Scolarite::lycee);
    }
}

TEST_CASE("who lives with the person may be said otherwise before going on", "[app][simulateur]") {
    auto visit = at_actions();
    visit.tap(app::Simulate{});
    visit.tap(kAlone);
    CHECK(visit.session.simulation->reponses.get(Question::enfants) != nullptr);
    visit.tap(app::Back{});
    visit.tap(app::ChooseAnswer{static_cast<int>(app::Entourage::couple_enfants)});
    CHECK(shown(visit) == Question::naissance);
    CHECK(app::asks_children(*visit.session.simulation));
    type(visit, "198819902019");
    visit.tap(app::Continue{});
    const auto& reponses = visit.session.simulation->reponses;
    CHECK(reponses.adultes() == 2);
    CHECK(reponses.enfants() == 1);
    CHECK(reponses.get(Question::naissance, 1)->naissances.front().annee == 1990);
}

TEST_CASE("whatever is answered, the questions end on results, and the answers can be corrected",
          "[app][simulateur]") {
    for (unsigned seed = 1; seed <= 25; ++seed) {
        CAPTURE(seed);
        auto visit = at_actions();
        int screens = 0;
        test::SimulatorWalk{visit, seed}.run([&](const VisitDriver&) { ++screens; });
        REQUIRE(visit.screen() == ScreenName::resultats);
        CHECK(screens < 60);
        visit.tap(app::ShowAnswers{});
        REQUIRE(visit.screen() == ScreenName::reponses);
        visit.tap(app::CorrectAnswer{{Question::naissance, 0}});
        REQUIRE(visit.screen() == ScreenName::simulateur);
        visit.tap(app::Back{});
        CHECK(visit.screen() == ScreenName::reponses);
        visit.tap(app::ShowResults{});
        CHECK(visit.screen() == ScreenName::resultats);
        visit.tap(app::Back{});
        CHECK(visit.screen() == ScreenName::simulateur);
    }
}

TEST_CASE("a rent is answered again in one touch, on the way back as from the recap",
          "[app][simulateur]") {
    auto visit = at_actions();
    visit.tap(app::Simulate{}).tap(kAlone);
    type(visit, "1990");
    visit.tap(app::ChooseAnswer{static_cast<int>(domain::Activite::inactif)}).tap(app::Continue{});
    REQUIRE(shown(visit) == Question::occupation);
    visit.tap(app::ChooseAnswer{static_cast<int>(domain::Occupation::locataire_vide)});
    REQUIRE(shown(visit) == Question::loyer);
    visit.tap(app::ChooseAnswer{4}).tap(app::Back{});
    REQUIRE(shown(visit) == Question::loyer);
    visit.tap(app::ChooseAnswer{6});
    CHECK(shown(visit) != Question::loyer);

    const rules::Ecran rent{Question::loyer, 0};
    const auto before = visit.session.simulation->reponses.get(rent)->montants;
    visit.tap(app::CorrectAnswer{rent});
    REQUIRE(shown(visit) == Question::loyer);
    visit.tap(app::ChooseAnswer{9});
    CHECK((shown(visit) != Question::loyer || visit.screen() != ScreenName::simulateur));
    CHECK(visit.session.simulation->reponses.get(rent)->montants != before);
}

TEST_CASE("a simulation is counted once, as aide, scale and class, never with an amount",
          "[app][simulateur]") {
    auto visit = at_actions();
    test::SimulatorWalk{visit, 3}.run([](const VisitDriver&) {});
    REQUIRE(visit.screen() == ScreenName::resultats);
    const auto lines = visit.counted();
    const auto of_rsa = std::count_if(lines.begin(), lines.end(), [](const auto& line) {
        return line.rfind("simulation rsa/20", 0) == 0;
    });
    CHECK(of_rsa == 1);
    CHECK(std::count_if(lines.begin(), lines.end(),
                        [](const auto& line) { return line.rfind("simulation ", 0) == 0; }) == 19);
    visit.tap(app::Back{});
    test::SimulatorWalk{visit, 3}.run([](const VisitDriver&) {});
    CHECK(visit.counted().size() == lines.size());
}

TEST_CASE("on the violence path a simulation is neither counted nor printed", "[app][simulateur]") {
    VisitDriver visit;
    visit.context.parametres = &parametres_livres();
    visit.need({"violences"}).tap(app::Continue{});
    REQUIRE(visit.screen() == ScreenName::actions);
    test::SimulatorWalk{visit, 3}.run([](const VisitDriver&) {});
    visit.tap(app::PrintBilan{});
    CHECK_FALSE(counts_a_simulation(visit));
    CHECK(visit.all<app::PrintBilanPage>().empty());
}

TEST_CASE("a wipe forgets every answer", "[app][simulateur]") {
    auto visit = at_actions();
    test::SimulatorWalk{visit, 5}.run([](const VisitDriver&) {});
    SECTION("when the person leaves") {
        visit.tap(app::Finish{});
    }
    SECTION("when nobody touches the screen any more") {
        visit.advance(4min);
    }
    CHECK(visit.screen() == ScreenName::accueil);
    CHECK_FALSE(visit.session.simulation);
}

TEST_CASE("without a sure date, or past the scales, nothing is estimated", "[app][simulateur]") {
    auto visit = at_actions();
    SECTION("the clock is not known") {
        visit.context.clock_is_known = false;
    }
    SECTION("the month is after the scales") {
        visit.context.wall += std::chrono::hours{24 * 366 * 10};
    }
    SECTION("the scales are damaged") {
        visit.context.parametres = nullptr;
    }
    visit.tap(app::Simulate{});
    CHECK(visit.screen() == ScreenName::simulateur);
    CHECK_FALSE(visit.session.simulation);
    CHECK(app::simulator_state(visit.context) != app::SimulatorState::ready);
    visit.tap(app::Back{});
    CHECK(visit.screen() == ScreenName::actions);
}

TEST_CASE("the results are printed once at a time, and a failure is said", "[app][simulateur]") {
    auto visit = at_actions();
    test::SimulatorWalk{visit, 3}.run([](const VisitDriver&) {});
    visit.tap(app::PrintBilan{});
    CHECK(visit.session.print == app::PrintState::printed);
    CHECK(visit.counted().back() == "impression bilan");
    visit.printer_works = false;
    visit.tap(app::PrintBilan{});
    CHECK(visit.session.print == app::PrintState::failed);
}
