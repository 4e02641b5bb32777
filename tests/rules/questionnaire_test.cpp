#include "kiosk/rules/questionnaire.h"

#include "tests/rules/parametres_livres.h"
#include "tests/support/catch.h"
#include "tests/support/exact_printers.h"

#include <algorithm>
#include <functional>

namespace {

using base::Exact;
using base::Month;
using rules::Bilan;
using rules::Ecran;
using rules::Fin;
using rules::Ligne;
using rules::Prestation;
using rules::Question;
using rules::Reponse;
using rules::Reponses;
using rules::Verdict;

constexpr Month kMonth{2026, 7};

Bilan look(const Reponses& reponses) {
    return rules::bilan(reponses, parametres_livres());
}

const rules::Estimation& of(const Bilan& bilan, Prestation prestation) {
    return bilan.estimations[static_cast<std::size_t>(prestation)];
}

Reponse exactly(Ligne ligne, int euros) {
    return Reponse{}.avec(ligne, {Exact{euros}, Exact{euros}});
}

/// What a person answers to a screen; nothing: what most people answer.
using Personne = std::function<std::optional<Reponse>(Ecran)>;

Reponse commonest(Ecran ecran) {
    switch (ecran.question) {
        case Question::revenus_stables:
            return Reponse::de_choix(1);
        case Question::zone:
            return Reponse::de_choix(2);
        default:
            return {};
    }
}

/// Answers screen after screen until nothing more is asked; returns how many were.
int answer_all(Reponses& reponses, const Personne& person) {
    int screens = 0;
    for (auto bilan = look(reponses); bilan.ecran; bilan = look(reponses)) {
        const auto said = person(*bilan.ecran);
        reponses.set(*bilan.ecran, said ? *said : commonest(*bilan.ecran));
        ++screens;
        REQUIRE(screens < 40);
    }
    return screens;
}

std::optional<Reponse> single_without_income(Ecran ecran) {
    if (ecran.question == Question::naissance) return Reponse::de_annee(1990);
    if (ecran.question == Question::activite) return Reponse::de_choix(4);
    if (ecran.question == Question::occupation) return Reponse::de_choix(1);
    if (ecran.question == Question::loyer) return exactly(Ligne::loyer, 400);
    return std::nullopt;
}

std::optional<Reponse> couple_on_one_salary(Ecran ecran) {
    if (ecran.question == Question::naissance) return Reponse::de_annee(1988 + ecran.rang);
    if (ecran.question == Question::couple) return Reponse::de_choix(1);
    if (ecran.question == Question::enfants) return Reponse::de_annees({{2019, 0}, {2022, 0}});
    if (ecran.question == Question::activite) return Reponse::de_choix(ecran.rang == 0 ? 0 : 4);
    if (ecran.question == Question::occupation) return Reponse::de_choix(0);
    if (ecran.question == Question::loyer) return exactly(Ligne::loyer, 520);
    if (ecran.question == Question::revenus && ecran.rang == 0) {
        return exactly(Ligne::salaire, 1600);
    }
    return std::nullopt;
}

std::optional<Reponse> pensioner_alone(Ecran ecran) {
    if (ecran.question == Question::naissance) return Reponse::de_annee(1953);
    if (ecran.question == Question::activite) return Reponse::de_choix(3);
    if (ecran.question == Question::occupation) return Reponse::de_choix(1);
    if (ecran.question == Question::loyer) return exactly(Ligne::loyer, 380);
    if (ecran.question == Question::revenus) return exactly(Ligne::retraite, 760);
    return std::nullopt;
}

Reponses starting() {
    Reponses reponses{kMonth};
    reponses.set({Question::zone, 0}, Reponse::de_choix(2));  // the lieu tells it
    return reponses;
}

}  // namespace

TEST_CASE("common foyers are told everything in at most twelve screens", "[rules][questionnaire]") {
    auto reponses = starting();

    SECTION("a person alone, without income, who rents") {
        CHECK(answer_all(reponses, single_without_income) <= 10);
        const auto bilan = look(reponses);
        CHECK(of(bilan, Prestation::rsa).verdict == Verdict::oui);
        CHECK(of(bilan, Prestation::aide_logement).verdict == Verdict::oui);
        CHECK(of(bilan, Prestation::css_gratuite).verdict == Verdict::oui);
        CHECK(of(bilan, Prestation::af).verdict == Verdict::non);
    }
    SECTION("a couple with two children and one salary") {
        CHECK(answer_all(reponses, couple_on_one_salary) <= 12);
        const auto bilan = look(reponses);
        CHECK(of(bilan, Prestation::prime_activite).verdict == Verdict::oui);
        CHECK(of(bilan, Prestation::af).verdict == Verdict::oui);
        CHECK(of(bilan, Prestation::rsa).verdict == Verdict::non);
    }
    SECTION("a pensioner alone") {
        CHECK(answer_all(reponses, pensioner_alone) <= 10);
        const auto bilan = look(reponses);
        CHECK(of(bilan, Prestation::aspa).verdict == Verdict::oui);
        CHECK(of(bilan, Prestation::prime_activite).verdict == Verdict::non);
    }
    for (const auto& one : look(reponses).estimations) {
        INFO(rules::identifier(one.prestation));
        CHECK(one.verdict != Verdict::a_verifier);
        CHECK(one.bas == one.haut);
    }
}

TEST_CASE("nothing is estimated before who lives in the foyer is known", "[rules][questionnaire]") {
    const auto bilan = look(Reponses{kMonth});
    CHECK(bilan.ecran == Ecran{Question::naissance, 0});
    CHECK(of(bilan, Prestation::rsa).verdict == Verdict::a_verifier);
}
