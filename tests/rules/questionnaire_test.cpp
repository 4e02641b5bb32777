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
    CHECK(bilan.ecran == Ecran{Question::couple, 0});
    CHECK(of(bilan, Prestation::rsa).verdict == Verdict::a_verifier);
}

TEST_CASE("the details of a benefit tell the nearest change first", "[rules][questionnaire]") {
    auto reponses = starting();
    answer_all(reponses, pensioner_alone);
    const auto detail = rules::detailler(reponses, Prestation::css_gratuite, parametres_livres());
    REQUIRE(detail);
    CHECK(detail->explication.due);
    CHECK(detail->bareme == Month{2025, 4});  // the ceiling of 2026 is not known
    CHECK(detail->provisoire);
    REQUIRE_FALSE(detail->bascules.empty());
    for (std::size_t i = 1; i < detail->bascules.size(); ++i) {
        const auto& before = detail->bascules[i - 1];
        const auto& after = detail->bascules[i];
        if (before.levier == after.levier) CHECK(before.ecart <= after.ecart);
    }
}

TEST_CASE("an answer corrected is asked again only where it matters", "[rules][questionnaire]") {
    auto reponses = starting();
    answer_all(reponses, couple_on_one_salary);
    REQUIRE(reponses.get(Question::revenus, 1) != nullptr);

    SECTION("a partner who is not one any more takes their answers away, nothing else") {
        reponses.set({Question::couple, 0}, Reponse::de_choix(0));
        CHECK(reponses.get(Question::naissance, 1) == nullptr);
        CHECK(reponses.get(Question::revenus, 1) == nullptr);
        CHECK(reponses.get(Question::revenus, 0) != nullptr);
        CHECK(reponses.get(Question::loyer) != nullptr);
        const auto bilan = look(reponses);
        if (bilan.ecran) CHECK(bilan.ecran->question == Question::separation_recente);
    }
    SECTION("a home that is not rented any more has no rent") {
        reponses.set({Question::occupation, 0}, Reponse::de_choix(6));
        CHECK(reponses.get(Question::loyer) == nullptr);
        CHECK(reponses.get(Question::revenus, 0) != nullptr);
    }
    SECTION("a child more forgets what was said of the others' months, not of the parents") {
        reponses.set({Question::enfants, 0}, Reponse::de_annees({{2012, 0}, {2019, 0}, {2022, 0}}));
        CHECK(reponses.get(Question::activite, 1) != nullptr);
        CHECK(look(reponses).ecran.has_value());
    }
    SECTION("the same answer again changes nothing") {
        const auto before = reponses;
        const auto same = *reponses.get(Question::enfants);
        reponses.set({Question::enfants, 0}, same);
        CHECK(reponses == before);
    }
}

TEST_CASE("another activity is another money: it is asked again, of that adult only",
          "[rules][questionnaire]") {
    Reponses reponses{kMonth};
    reponses.set({Question::couple, 0}, Reponse::de_choix(1));
    for (const int adult : {0, 1}) {
        reponses.set({Question::naissance, adult}, Reponse::de_annee(1980));
        reponses.set({Question::activite, adult},
                     Reponse::de_choix(static_cast<int>(domain::Activite::actif)));
        reponses.set({Question::revenus, adult}, exactly(Ligne::salaire, 1500));
    }
    reponses.set({Question::activite, 0},
                 Reponse::de_choix(static_cast<int>(domain::Activite::actif)));
    CHECK(reponses.get(Question::revenus, 0) != nullptr);
    reponses.set({Question::activite, 0},
                 Reponse::de_choix(static_cast<int>(domain::Activite::chomeur)));
    CHECK(reponses.get(Question::revenus, 0) == nullptr);
    CHECK(reponses.get(Question::revenus, 1) != nullptr);
}

TEST_CASE("sensitive questions are asked only after their box is ticked",
          "[rules][questionnaire]") {
    auto reponses = starting();
    answer_all(reponses, couple_on_one_salary);
    for (const auto& ecran : reponses.recapitulatif()) {
        CHECK(ecran.question != Question::incapacite);
        CHECK(ecran.question != Question::nationalite);
        CHECK(ecran.question != Question::handicap_enfant);
    }
    auto ticked = starting();
    answer_all(ticked, [](Ecran ecran) {
        return ecran.question == Question::situations
                   ? Reponse::de_cases(1U << static_cast<unsigned>(rules::Situation::handicap))
                   : single_without_income(ecran);
    });
    CHECK(ticked.get(Question::incapacite) != nullptr);
}

TEST_CASE("the questionnaire stops and says why", "[rules][questionnaire]") {
    SECTION("a person under sixteen") {
        Reponses reponses{kMonth};
        reponses.set({Question::naissance, 0}, Reponse::de_annee(2015));
        CHECK(look(reponses).fin == Fin::mineur);
        CHECK_FALSE(look(reponses).ecran);
    }
    SECTION("a child older than the parent") {
        auto reponses = starting();
        reponses.set({Question::naissance, 0}, Reponse::de_annee(2000));
        reponses.set({Question::couple, 0}, Reponse::de_choix(0));
        reponses.set({Question::enfants, 0}, Reponse::de_annees({{1999, 0}}));
        CHECK(look(reponses).fin == Fin::foyer_impossible);
    }
    SECTION("nothing left could change an answer") {
        auto reponses = starting();
        answer_all(reponses, single_without_income);
        CHECK(look(reponses).fin == Fin::rien_ne_change);
    }
}

TEST_CASE("an age alone is enough where no limit of age lies within it", "[rules][questionnaire]") {
    const auto of_age = [](int band) {
        auto reponses = starting();
        answer_all(reponses, [&](Ecran ecran) -> std::optional<Reponse> {
            if (ecran.question != Question::naissance) return single_without_income(ecran);
            const auto ages =
                rules::tranches_age(rules::Sujet::adulte)[static_cast<std::size_t>(band)];
            return Reponse::de_annees({rules::Naissance::a_peu_pres(ages)});
        });
        return look(reponses);
    };
    CHECK(of(of_age(1), Prestation::rsa).verdict == Verdict::oui);
    CHECK(of(of_age(1), Prestation::aspa).verdict == Verdict::non);
    CHECK(of(of_age(3), Prestation::aspa).verdict == Verdict::oui);
    CHECK(of(of_age(0), Prestation::aspa).verdict == Verdict::non);
}

TEST_CASE("the bands of age leave no age out", "[rules][questionnaire]") {
    for (const auto who : {rules::Sujet::adulte, rules::Sujet::enfant}) {
        const auto& bands = rules::tranches_age(who);
        for (std::size_t i = 1; i < bands.size(); ++i) {
            CHECK(bands[i].min == bands[i - 1].max + 1);
        }
    }
}

TEST_CASE("an amount is told floored to ten euros", "[rules][questionnaire]") {
    CHECK(rules::environ(Exact{573}) == Exact{570});
    CHECK(rules::environ(Exact{9}) == Exact{});
    CHECK(rules::environ(Exact{120}) == Exact{120});
    CHECK(rules::environ_au_plus(Exact{573}) == Exact{580});
    CHECK(rules::environ_au_plus(Exact{120}) == Exact{120});
}

TEST_CASE("what is not known makes a range or a doubt, never a certainty",
          "[rules][questionnaire]") {
    auto reponses = starting();
    answer_all(reponses, single_without_income);
    const auto known = of(look(reponses), Prestation::rsa);

    reponses.set({Question::revenus, 0}, Reponse{}.avec(Ligne::salaire, {Exact{1}, Exact{300}}));
    const auto band = of(look(reponses), Prestation::rsa);
    CHECK(band.verdict == Verdict::oui);
    CHECK(band.bas < band.haut);
    CHECK(band.haut <= known.haut);

    reponses.set({Question::revenus, 0}, Reponse::inconnue());
    const auto unknown = of(look(reponses), Prestation::rsa);
    CHECK(unknown.verdict == Verdict::a_verifier);
    CHECK(std::find(unknown.inconnues.begin(), unknown.inconnues.end(),
                    Ecran{Question::revenus, 0}) != unknown.inconnues.end());
}

TEST_CASE("a pension between two bounds of the health cover is covered all the same",
          "[rules][questionnaire]") {
    auto reponses = starting();
    answer_all(reponses, pensioner_alone);
    const auto pension = [&](int low, int high) {
        reponses.set({Question::revenus, 0},
                     Reponse{}.avec(Ligne::retraite, {Exact{low}, Exact{high}}));
        return look(reponses);
    };
    const auto between = pension(600, 1000);
    CHECK(of(between, Prestation::css_gratuite).verdict == Verdict::a_verifier);
    CHECK(of(between, Prestation::css_participation).verdict == Verdict::a_verifier);
    CHECK(between.sante_sure);

    CHECK_FALSE(pension(600, 1600).sante_sure);
    CHECK_FALSE(pension(1800, 2500).sante_sure);
}
