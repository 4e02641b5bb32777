// How many screens and touches a family goes through, from the welcome screen to its aides, for the
// families a maison des solidarités meets most.

#include "tests/rules/parametres_livres.h"
#include "tests/support/catch.h"
#include "tests/support/visit_driver.h"

#include <iostream>
#include <string>
#include <tuple>
#include <vector>

namespace {

using app::Saisie;
using app::ScreenName;
using domain::Activite;
using domain::Occupation;
using rules::Question;

constexpr int kMostTaps = 35;
/// Start, language, need, continue, "estimer mes aides".
constexpr int kEntry = 5;

struct Adulte {
    int annee;
    Activite activite;
    int tranche;  ///< of the only money received; -1 for none
};
struct Enfant {
    int annee;
    int mois;
};
struct Famille {
    std::string nom;
    std::vector<Adulte> adultes;
    std::vector<Enfant> enfants;
    Occupation occupation = Occupation::locataire_vide;
    int screens = 12;  ///< at most; more where the month of a child still settles an answer
};

struct Parcours {
    int screens = 0;
    int taps = kEntry;
    std::vector<std::string> met;
};

/// Answers as that family would: short years, the usual schools, the same incomes for two years.
class Repondant {
  public:
    explicit Repondant(const Famille& famille) : famille_(famille) {
        visit_.context.parametres = &parametres_livres();
        visit_.context.lieu.zone_loyer = 2;
        visit_.need({"argent"});
        visit_.tap(app::Simulate{});
    }

    Parcours run() {
        while (visit_.screen() == ScreenName::simulateur && parcours_.screens < 40) {
            note_page();
            answer();
        }
        ++parcours_.screens;
        return parcours_;
    }

  private:
    const app::Simulation& simulation() const { return *visit_.session.simulation; }

    void tap(const app::Intent& intent) {
        visit_.tap(intent);
        ++parcours_.taps;
    }

    /// A page that only shows another month, line or box is another screen.
    void note_page() {
        const auto& s = simulation();
        const std::tuple now{s.ecran, app::saisie(s), s.brouillon.page};
        if (now == last_) return;
        last_ = now;
        ++parcours_.screens;
        parcours_.met.emplace_back(rules::identifier(s.ecran.question));
    }

    void type(int year) {
        const auto four = std::to_string(year);
        for (const char digit : four == "2020" || year < 1930 ? four : four.substr(2)) {
            tap(app::TypeKey{std::string{digit}});
        }
    }

    void answer() {
        switch (app::saisie(simulation())) {
            case Saisie::entourage:
                return tap(app::ChooseAnswer{(famille_.adultes.size() == 2 ? 1 : 0) +
                                             (famille_.enfants.empty() ? 0 : 2)});
            case Saisie::naissances:
                for (const auto& one : famille_.adultes) type(one.annee);
                for (const auto& one : famille_.enfants) type(one.annee);
                if (!famille_.enfants.empty()) tap(app::Continue{});
                return;
            case Saisie::mois:
                return tap(app::ChooseAnswer{month()});
            case Saisie::lignes:
                return answer_lines();
            case Saisie::bande:
                return answer_band();
            case Saisie::choix:
                return tap(app::ChooseAnswer{choice()});
            default:
                return tap(app::Continue{});
        }
    }

    const Adulte& adulte() const {
        return famille_.adultes.at(static_cast<std::size_t>(simulation().ecran.rang));
    }

    int month() const {
        const auto& ecran = simulation().ecran;
        if (ecran.question != Question::mois_enfants) return 3;
        return famille_.enfants.at(static_cast<std::size_t>(ecran.rang)).mois;
    }

    int band() const {
        return simulation().ecran.question == Question::loyer ? 4 : adulte().tranche;
    }

    void answer_lines() {
        if (adulte().tranche >= 0) {
            const bool seeks = adulte().activite == Activite::chomeur;
            tap(app::ToggleAnswer{
                static_cast<int>(seeks ? rules::Ligne::chomage : rules::Ligne::salaire)});
        }
        tap(app::Continue{});
    }

    /// Who seeks work and has no allowance says so among the other lines.
    void answer_band() {
        if (app::ligne_seule(simulation()) && adulte().tranche < 0) return tap(app::Continue{});
        tap(app::ChooseAnswer{band()});
    }

    int choice() const {
        switch (simulation().ecran.question) {
            case Question::activite:
                return static_cast<int>(adulte().activite);
            case Question::occupation:
                return static_cast<int>(famille_.occupation);
            case Question::debut_chomage:
                return 3;
            case Question::revenus_stables:
            case Question::travail_dix_ans:
                return 1;
            default:
                return 0;
        }
    }

    const Famille& famille_;
    test::VisitDriver visit_;
    Parcours parcours_;
    std::tuple<rules::Ecran, Saisie, int> last_{{}, Saisie::bail, -1};
};

constexpr auto kActif = Activite::actif;
constexpr auto kInactif = Activite::inactif;

const std::vector<Famille> kFamilles{
    {"couple, 2 and 5, one salary",
     {{1990, kActif, 5}, {1991, kInactif, -1}},
     {{2024, 5}, {2021, 9}}},
    {"couple, 7 and 9, one salary",
     {{1988, kActif, 5}, {1990, kInactif, -1}},
     {{2019, 4}, {2017, 6}}},
    {"couple, 7 and 9, two salaries",
     {{1988, kActif, 4}, {1990, kActif, 3}},
     {{2019, 4}, {2017, 6}}},
    {"couple, baby, two salaries", {{1994, kActif, 4}, {1996, kActif, 3}}, {{2026, 2}}},
    {"couple, 12 and 16, two salaries",
     {{1982, kActif, 5}, {1984, kActif, 3}},
     {{2014, 5}, {2010, 3}}},
    {"couple, 4, 8 and 13, one salary",
     {{1986, kActif, 6}, {1987, kInactif, -1}},
     {{2022, 5}, {2018, 5}, {2013, 11}},
     Occupation::locataire_vide,
     13},
    {"couple, 3, 6, 11 and 14, two salaries",
     {{1984, kActif, 6}, {1985, kActif, 2}},
     {{2023, 8}, {2020, 5}, {2015, 3}, {2012, 4}},
     Occupation::locataire_vide,
     13},
    {"couple, 10 and 15, salary and unemployment",
     {{1980, kActif, 5}, {1983, Activite::chomeur, 3}},
     {{2016, 2}, {2011, 5}},
     Occupation::locataire_hlm},
    {"couple, 17 and 19, owners, one salary",
     {{1976, kActif, 7}, {1978, kInactif, -1}},
     {{2009, 5}, {2007, 1}},
     Occupation::proprietaire},
    {"mother alone, 6 and 13, salary",
     {{1989, kActif, 3}},
     {{2020, 5}, {2013, 5}},
     Occupation::locataire_hlm},
    {"mother alone, 2, no income", {{1999, kInactif, -1}}, {{2024, 5}}, Occupation::locataire_hlm},
    {"single without income", {{1990, kInactif, -1}}, {}},
    {"pensioner alone", {{1953, Activite::retraite, 2}}, {}},
    {"couple of pensioners", {{1952, Activite::retraite, 3}, {1954, Activite::retraite, 1}}, {}},
};

}  // namespace

TEST_CASE("families of ordinary ages know their aides in few screens and 35 touches",
          "[app][simulateur][parcours]") {
    for (const auto& famille : kFamilles) {
        const auto parcours = Repondant{famille}.run();
        std::string met;
        for (const auto& one : parcours.met) met += " " + one;
        std::cout << "  " << famille.nom << ": " << parcours.screens << " screens, "
                  << parcours.taps << " taps:" << met << '\n';
        CAPTURE(famille.nom, met);
        CHECK(parcours.screens <= famille.screens);
        CHECK(parcours.taps <= kMostTaps);
    }
}
