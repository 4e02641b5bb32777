#include "kiosk/rules/explication.h"

#include "tests/rules/parametres_livres.h"
#include "tests/support/catch.h"
#include "tests/support/exact_printers.h"
#include "tests/support/foyers.h"

#include <algorithm>
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
    return rules::expliquer(*results, trace);
}

std::string sentence(const domain::Foyer& foyer, Prestation prestation) {
    return rules::phrase(explain(foyer)[static_cast<std::size_t>(prestation)]);
}

}  // namespace

TEST_CASE("each answer is explained by at least one condition", "[rules][explication]") {
    test::Foyers foyers{7};
    for (int i = 0; i < 2000; ++i) {
        for (const auto& one : explain(foyers.draw())) {
            INFO(rules::identifier(one.prestation) << " due: " << one.due);
            REQUIRE_FALSE(one.raisons.empty());
        }
    }
}

TEST_CASE("a refusal says how far the foyer is from the limit", "[rules][explication]") {
    auto foyer = alone();
    CHECK_THAT(sentence(foyer, Prestation::aspa), test::contains("inaptitude au travail"));
    CHECK_THAT(sentence(foyer, Prestation::af), test::contains("0 au lieu de 2"));
    CHECK(sentence(foyer, Prestation::aide_logement) ==
          "Non. Condition non remplie : locataire de son logement.");
    foyer.adultes.front().salaire_net = constant(700);
    CHECK(sentence(foyer, Prestation::rsa) ==
          "Non. Condition non remplie : ressources sous le montant forfaitaire (126,51 € par mois "
          "de trop) ; "
          "montant au-dessus du minimum versé (6,00 € par mois de moins).");
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
    CHECK(rules::phrase(*old_age) == "Avec 5 ans de plus, la réponse deviendrait oui.");

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

struct Gap {
    int stated = 0;
    int closed = 0;
};

}  // namespace

TEST_CASE("a gap that is stated alone can be closed, and closing it turns the answer",
          "[rules][explication]") {
    test::Foyers foyers{23};
    std::array<Gap, rules::kPrestations> gaps{};
    for (int i = 0; i < 500; ++i) {
        const auto foyer = foyers.draw();
        const auto explained = explain(foyer);
        const auto changes = rules::bascules(foyer, parametres_livres(), Lecture::loi);
        REQUIRE(changes);
        for (const auto& one : explained) {
            if (one.due || one.raisons.size() != 1 || !states_a_gap(one.raisons.front())) continue;
            auto& gap = gaps[static_cast<std::size_t>(one.prestation)];
            ++gap.stated;
            const auto change =
                std::find_if(changes->begin(), changes->end(), [&](const rules::Bascule& other) {
                    return other.prestation == one.prestation && other.due_ensuite;
                });
            if (change == changes->end()) continue;
            const auto after = rules::simuler(rules::with_change(foyer, *change),
                                              parametres_livres(), Lecture::loi);
            REQUIRE(after);
            CHECK(rules::is_due(*after, one.prestation));
            ++gap.closed;
        }
    }
    int stated = 0;
    int closed = 0;
    for (const auto& gap : gaps) {
        stated += gap.stated;
        closed += gap.closed;
    }
    INFO(closed << " gaps closed of " << stated);
    CHECK(stated > 1000);
    CHECK(10 * closed > 7 * stated);  // the others ask for two incomes at once, or for fewer years
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
