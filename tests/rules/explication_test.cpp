#include "kiosk/rules/explication.h"

#include "kiosk/simuler/foyer_json.h"
#include "tests/rules/parametres_livres.h"
#include "tests/support/catch.h"
#include "tests/support/exact_printers.h"
#include "tests/support/foyers.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <set>

using namespace std::chrono_literals;
using base::Exact;
using rules::Lecture;
using rules::Prestation;

namespace {

domain::Foyer alone() {
    domain::Foyer foyer;
    foyer.mois = {2026, 7};
    foyer.adultes.emplace_back().naissance = 1966y / 5 / 15;
    foyer.logement.occupation = domain::Occupation::proprietaire;
    foyer.logement.insee = "71270";
    return foyer;
}

domain::Serie constant(int amount) {
    std::array<Exact, domain::Serie::kLength> amounts{};
    amounts.fill(Exact{amount});
    return domain::Serie{amounts};
}

std::vector<rules::Explication> explain(const domain::Foyer& foyer) {
    rules::Trace trace;
    const auto results = rules::simuler(foyer, parametres_livres(), Lecture::loi, &trace);
    REQUIRE(results);
    return rules::expliquer({foyer, *results, trace},
                            parametres_livres().on(foyer.mois, Lecture::loi));
}

/// The same, with what lacks to each refusal.
std::vector<rules::Explication> explain_gaps(const domain::Foyer& foyer) {
    auto all = explain(foyer);
    const auto changes = rules::bascules(foyer, parametres_livres(), Lecture::loi);
    REQUIRE(changes);
    for (auto& one : all) {
        if (!one.raison) continue;
        one.ecart = rules::ecart(foyer, *one.raison, *changes, parametres_livres(), Lecture::loi);
    }
    return all;
}

bool is_due_with(const domain::Foyer& foyer, const rules::Ecart& ecart, Prestation prestation) {
    const auto after =
        rules::simuler(rules::with_changes(foyer, ecart), parametres_livres(), Lecture::loi);
    return after && rules::is_due(*after, prestation);
}

std::string sentence(const domain::Foyer& foyer, Prestation prestation) {
    return rules::phrase(explain_gaps(foyer)[static_cast<std::size_t>(prestation)]);
}

}  // namespace

TEST_CASE("each answer is explained by at least one condition", "[rules][explication]") {
    test::Foyers foyers{7};
    for (int i = 0; i < 2000; ++i) {
        for (const auto& one : explain(foyers.draw())) {
            INFO(rules::identifier(one.prestation) << " due: " << one.due);
            REQUIRE_FALSE(one.raisons.empty());
            REQUIRE(one.raison.has_value() != one.due);
        }
    }
}

TEST_CASE("a refusal is one sentence, with what lacks", "[rules][explication]") {
    auto foyer = alone();
    CHECK(sentence(foyer, Prestation::aspa) ==
          "Non : il faut avoir 65 ans, ou être reconnu inapte au travail ; ce serait oui avec 5 "
          "ans de "
          "plus.");
    CHECK(sentence(foyer, Prestation::af) ==
          "Non : il faut au moins 2 enfants de moins de 20 ans ; ce serait oui avec 2 enfants de 7 "
          "ans en plus.");
    CHECK(sentence(foyer, Prestation::aide_logement) ==
          "Non : il faut louer son logement ; ce serait oui avec un logement loué 400 € par mois.");
    CHECK(sentence(foyer, Prestation::bourse_college) == "Non : il faut un enfant au collège.");
    foyer.adultes.front().salaire_net = constant(700);
    CHECK(sentence(foyer, Prestation::rsa) ==
          "Non : vos ressources dépassent la limite ; ce serait oui avec 133 € de ressources en "
          "moins par mois.");
}

TEST_CASE("an answer says of whom it is when there are several persons", "[rules][explication]") {
    auto foyer = alone();
    CHECK(sentence(foyer, Prestation::rsa) ==
          "Oui : vos ressources sont sous le minimum que le RSA garantit.");
    foyer.adultes.front().salaire_net = constant(1100);
    CHECK(sentence(foyer, Prestation::prime_activite) ==
          "Oui : vous travaillez et vos ressources restent modestes.");
    auto& partner = foyer.adultes.emplace_back();
    partner.naissance = 1990y / 5 / 15;
    CHECK_THAT(sentence(foyer, Prestation::prime_activite), test::contains("Oui pour vous : "));
    CHECK_THAT(sentence(foyer, Prestation::aah),
               test::contains("Non pour vous et votre conjoint : "));
    partner.taux_incapacite = Exact{85} / 100;
    partner.handicap = true;
    CHECK_THAT(sentence(foyer, Prestation::aah), test::contains("Oui pour votre conjoint : "));
    auto& child = foyer.enfants.emplace_back();
    child.naissance = 2023y / 12 / 15;
    CHECK(sentence(foyer, Prestation::paje_base) ==
          "Oui pour votre enfant de 2 ans : cet âge y donne droit et vos ressources sont sous la "
          "limite.");
    child.naissance = 2026y / 2 / 15;
    CHECK_THAT(sentence(foyer, Prestation::paje_base), test::contains("Oui pour votre bébé : "));
}

TEST_CASE("the change that is told turns the answer", "[rules][explication]") {
    test::Foyers foyers{11};
    int told = 0;
    for (int i = 0; i < 60; ++i) {
        const auto foyer = foyers.draw();
        const auto changes = rules::bascules(foyer, parametres_livres(), Lecture::loi);
        REQUIRE(changes);
        for (const auto& change : *changes) {
            CAPTURE(rules::identifier(change.prestation), change.ecart);
            const auto after = rules::simuler(rules::with_change(foyer, change),
                                              parametres_livres(), Lecture::loi);
            REQUIRE(after);
            REQUIRE(rules::is_due(*after, change.prestation) == change.due_ensuite);
            ++told;
        }
    }
    CHECK(told > 100);
}

TEST_CASE("the nearest thresholds are those of the law", "[rules][explication]") {
    auto foyer = alone();
    const auto changes = rules::bascules(foyer, parametres_livres(), Lecture::loi);
    REQUIRE(changes);
    const auto old_age = std::find_if(changes->begin(), changes->end(), [](const auto& change) {
        return change.prestation == Prestation::aspa;
    });
    REQUIRE(old_age != changes->end());
    CHECK(old_age->levier == rules::Levier::annees_en_plus);
    CHECK(old_age->ecart == 5);
    CHECK(rules::phrase(*old_age) == "La réponse deviendrait oui avec 5 ans de plus.");

    foyer.adultes.front().salaire_net = constant(700);
    const auto lower = rules::bascules(foyer, parametres_livres(), Lecture::loi);
    REQUIRE(lower);
    const auto rsa = std::find_if(lower->begin(), lower->end(), [](const auto& change) {
        return change.prestation == Prestation::rsa;
    });
    REQUIRE(rsa != lower->end());
    CHECK(rsa->levier == rules::Levier::ressources_en_moins);
    CHECK(rsa->ecart == 133);  // 126.51 above the limit, and 6 to reach the smallest amount paid
}

namespace {

bool states_a_gap(const rules::Etape& step) {
    return step.mesure.unite == rules::Unite::euros_par_mois ||
           step.mesure.unite == rules::Unite::euros_par_an ||
           step.mesure.unite == rules::Unite::ans || step.mesure.unite == rules::Unite::mois;
}

struct Gaps {
    int refused = 0;
    int stated = 0;
};
using ByBenefit = std::array<Gaps, rules::kPrestations>;

/// Every gap that the sentences of a foyer state turns its answer, and of one amount or of years a
/// little less does not.
void hold_gaps(const domain::Foyer& foyer, ByBenefit& counts) {
    for (const auto& one : explain_gaps(foyer)) {
        if (one.due) continue;
        auto& count = counts[static_cast<std::size_t>(one.prestation)];
        ++count.refused;
        if (one.ecart.empty()) continue;
        ++count.stated;
        CAPTURE(rules::phrase(one));
        REQUIRE(is_due_with(foyer, one.ecart, one.prestation));
        auto less = one.ecart;
        --less.back().ecart;
        if (rules::is_money(less.back().levier)) {
            REQUIRE_FALSE(is_due_with(foyer, less, one.prestation));
        }
    }
}

std::string oracle_path() {
    const char* given = std::getenv("PERRON_SHARED");
    const std::string shared = given != nullptr ? given : PERRON_SOURCE_DIR "/../shared";
    return shared + "/oracle/public.jsonl";
}

}  // namespace

TEST_CASE("the gap that a refusal states, applied, turns the answer", "[rules][explication]") {
    ByBenefit counts{};
    test::Foyers foyers{23};
    for (int i = 0; i < 120; ++i) hold_gaps(foyers.draw(), counts);
    int refused = 0;
    int stated = 0;
    for (std::size_t i = 0; i < rules::kPrestations; ++i) {
        INFO(rules::identifier(static_cast<Prestation>(i)));
        CHECK(counts[i].stated > 0);
        refused += counts[i].refused;
        stated += counts[i].stated;
    }
    INFO(stated << " gaps stated of " << refused);
    CHECK(10 * stated > 7 * refused);
}

TEST_CASE("so it is for the reference households", "[rules][explication][oracle]") {
    std::ifstream lines{oracle_path()};
    if (!lines) {
        WARN("SKIPPED: " << oracle_path() << " is not here; its gaps are not applied");
        return;
    }
    constexpr int kOneIn = 25;
    simuler::FoyerReader reader;
    ByBenefit counts{};
    int n = 0;
    for (std::string line; std::getline(lines, line);) {
        if (++n % kOneIn != 0) continue;
        const auto demande = reader.read(line);
        REQUIRE(demande);
        hold_gaps(demande->foyer, counts);
    }
    for (std::size_t i = 0; i < rules::kPrestations; ++i) {
        INFO(rules::identifier(static_cast<Prestation>(i)));
        CHECK(counts[i].stated > 0);
    }
}

namespace {

/// A parent alone who owns the home and whose only income is an alimony, so that a gap is a gap of
/// that income.
domain::Foyer on_alimony(int amount, int enfants, int age) {
    auto foyer = alone();
    auto& adulte = foyer.adultes.front();
    adulte.naissance = std::chrono::year{2026 - age} / 3 / 15;
    adulte.pension_alimentaire = constant(amount);
    for (int i = 0; i < enfants; ++i) {
        auto& enfant = foyer.enfants.emplace_back();
        enfant.naissance = std::chrono::year{2011 + 7 * i} / 5 / 15;
        enfant.scolarite = i == 0 ? domain::Scolarite::lycee : domain::Scolarite::college;
    }
    return foyer;
}

/// Held against taxable income, which counts nine tenths of an alimony.
bool is_taxed(Prestation prestation) {
    const std::set<Prestation> untaxed{Prestation::rsa, Prestation::aspa, Prestation::css_gratuite,
                                       Prestation::css_participation};
    return untaxed.count(prestation) == 0;
}

/// Farther from a limit, other benefits of the foyer move too and the gap with them.
const Exact kNear{800};

/// What some benefits have to reach to be paid.
const Exact kSmallestPaid{20};

bool due_with_less(const domain::Foyer& foyer, Exact less, Prestation prestation) {
    auto poorer = foyer;
    const auto amount = poorer.adultes.front().pension_alimentaire.at(0);
    std::array<Exact, domain::Serie::kLength> amounts{};
    amounts.fill(base::not_negative(amount - less));
    poorer.adultes.front().pension_alimentaire = domain::Serie{amounts};
    const auto after = rules::simuler(poorer, parametres_livres(), Lecture::loi);
    REQUIRE(after);
    return rules::is_due(*after, prestation);
}

/// Euros a month above the limit of the condition that refuses, when nothing else does but the
/// smallest amount paid.
std::optional<Exact> excess(const rules::Explication& one) {
    if (one.due || one.raisons.empty()) return std::nullopt;
    const auto is_over = [](const rules::Etape& step) {
        return states_a_gap(step) && step.mesure.valeur > step.mesure.limite;
    };
    if (!is_over(one.raisons.front()) || one.raisons.size() > 2) return std::nullopt;
    const auto& mesure = one.raisons.front().mesure;
    const auto& last = one.raisons.back().mesure;
    if (one.raisons.size() == 2 && last.valeur >= last.limite) return std::nullopt;
    const auto size = mesure.valeur - mesure.limite;
    if (mesure.unite == rules::Unite::euros_par_mois) return size;
    if (mesure.unite == rules::Unite::euros_par_an) return size / 12;
    return std::nullopt;
}

}  // namespace

TEST_CASE("the gap in euros of a refusal is the gap: less does not turn it, a little more does",
          "[rules][explication]") {
    std::set<Prestation> seen;
    for (const int age : {35, 72}) {
        for (int enfants = 0; enfants <= 3; ++enfants) {
            for (int amount = 200; amount <= 6500; amount += 97) {
                const auto foyer = on_alimony(amount, enfants, age);
                for (const auto& one : explain(foyer)) {
                    const auto gap = excess(one);
                    if (!gap || *gap > kNear) continue;
                    // The ASPA makes up what an old person loses, so that the RSA never opens; and
                    // the tax abatement of age grows by steps as the income falls.
                    const bool is_old = age >= 65;
                    if (is_old && one.prestation == Prestation::rsa) continue;
                    if (is_old && is_taxed(one.prestation)) continue;
                    CAPTURE(rules::identifier(one.prestation), age, enfants, amount,
                            base::to_text(*gap));
                    CHECK_FALSE(due_with_less(foyer, *gap * 8 / 10, one.prestation));
                    const auto turning = is_taxed(one.prestation) ? *gap * 10 / 9 : *gap;
                    CHECK(due_with_less(foyer, turning + kSmallestPaid, one.prestation));
                    seen.insert(one.prestation);
                }
            }
        }
    }
    for (const auto prestation : seen) UNSCOPED_INFO(rules::identifier(prestation));
    CHECK(seen.size() >= 8);
}
