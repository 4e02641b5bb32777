#include "kiosk/rules/explication.h"

#include "tests/rules/parametres_livres.h"
#include "tests/support/catch.h"
#include "tests/support/exact_printers.h"
#include "tests/support/foyers.h"

#include <algorithm>

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
