// Around thresholds, on generated foyers that no reference knows: what one euro, one child or one
// year more may do to an answer, by the shape of the law.

#include "kiosk/rules/simulation.h"
#include "tests/rules/parametres_livres.h"
#include "tests/support/catch.h"
#include "tests/support/exact_printers.h"
#include "tests/support/foyers.h"

#include <algorithm>

namespace {

using base::Exact;
using domain::Foyer;
using domain::Personne;
using domain::Serie;
using rules::Lecture;
using rules::Prestation;
using rules::Resultats;

constexpr int kFoyers = 1500;
const Exact kHalfCent = base::kCent / 2;

Resultats answer(const Foyer& foyer) {
    const auto results = rules::simuler(foyer, parametres_livres(), Lecture::loi);
    REQUIRE(results);
    return *results;
}

Serie with_more(const Serie& serie, Exact more) {
    auto amounts = serie.amounts();
    for (auto& amount : amounts) amount += more;
    return Serie{amounts};
}

bool has_gaps(const Serie& serie) {
    const auto& amounts = serie.amounts();
    return !serie.is_zero() && std::any_of(amounts.begin(), amounts.end(),
                                           [](Exact amount) { return amount.is_zero(); });
}

/// Whether a euro of pension more only adds a euro: it neither opens the ASI of disabled
/// pensioners, nor ends what an income that stopped brings.
bool is_plain(const Foyer& foyer) {
    const auto& adulte = foyer.adultes.front();
    return !has_gaps(adulte.retraite) && !has_gaps(adulte.salaire_net) &&
           !has_gaps(adulte.chomage) && !adulte.handicap;
}

Foyer with_more_pension(Foyer foyer, int euros) {
    auto& pension = foyer.adultes.front().retraite;
    pension = with_more(pension, Exact{euros});
    return foyer;
}

template <class Check>
void for_foyers(unsigned seed, Check&& check) {
    test::Foyers foyers{seed};
    for (int i = 0; i < kFoyers; ++i) check(foyers.draw());
}

}  // namespace

TEST_CASE("one euro more of pension takes off one euro of RSA, never more but at the smallest paid",
          "[rules][seuils]") {
    for_foyers(31, [](Foyer foyer) {
        foyer.logement.occupation = domain::Occupation::sans_domicile;
        for (auto& adulte : foyer.adultes) adulte.passees = {};
        if (!is_plain(foyer) || foyer.adultes.size() == 2) return;
        const auto before = answer(foyer);
        const auto after = answer(with_more_pension(foyer, 1));
        const bool steady = before.aspa == after.aspa && before.paje_base == after.paje_base &&
                            before.cf == after.cf && before.af == after.af;
        if (!steady || after.rsa.is_zero() || before.rsa.is_zero()) return;
        REQUIRE(after.rsa <= before.rsa);
        REQUIRE(before.rsa - after.rsa <= Exact{1} + kHalfCent);
    });
}

TEST_CASE("one euro more of yearly resources takes off one euro of ARS, never more",
          "[rules][seuils]") {
    for_foyers(32, [](const Foyer& foyer) {
        const auto before = answer(foyer).ars;
        const auto after = answer(with_more_pension(foyer, 1)).ars;
        REQUIRE(after <= before);
        const bool stops = after.is_zero();                      // under 15 euros nothing is paid
        REQUIRE(before - after <= Exact{stops ? 15 + 13 : 13});  // twelve months, taxable
    });
}

TEST_CASE("family allowances fall smoothly: a euro a month more takes off at most a few euros",
          "[rules][seuils]") {
    for_foyers(33, [](const Foyer& foyer) {
        const auto before = answer(foyer).af;
        const auto after = answer(with_more_pension(foyer, 1)).af;
        REQUIRE(after <= before + kHalfCent);
        REQUIRE(before - after <= Exact{4});
    });
}

TEST_CASE("a pension never brings more ASPA, PAJE, school grants or energy cheque",
          "[rules][seuils]") {
    for_foyers(34, [](const Foyer& foyer) {
        if (!is_plain(foyer)) return;
        const auto before = answer(foyer);
        const auto after = answer(with_more_pension(foyer, 40));
        REQUIRE(after.aspa <= before.aspa);
        REQUIRE(after.bourse_college <= before.bourse_college);
        REQUIRE(after.bourse_lycee <= before.bourse_lycee);
        REQUIRE(after.paje_base <= before.paje_base);
        REQUIRE(after.cheque_energie <= before.cheque_energie);
        REQUIRE(after.asf == before.asf);
        REQUIRE(after.aeeh == before.aeeh);
    });
}

TEST_CASE("one more young child never takes what children bring, or the energy cheque, away",
          "[rules][seuils]") {
    using namespace std::chrono_literals;
    for_foyers(35, [](Foyer foyer) {
        if (foyer.enfants.size() > 4) return;
        const auto before = answer(foyer);
        auto& child = foyer.enfants.emplace_back();
        child.naissance = std::chrono::year{foyer.mois.year() - 6} / 1 / 15;
        std::sort(foyer.enfants.begin(), foyer.enfants.end(),
                  [](const auto& a, const auto& b) { return a.naissance < b.naissance; });
        if (!domain::check(foyer)) return;
        const auto after = answer(foyer);
        REQUIRE(after.asf >= before.asf);
        REQUIRE(after.ars >= before.ars);
        REQUIRE(after.cheque_energie >= before.cheque_energie);
        REQUIRE(after.aeeh == before.aeeh);
    });
}

TEST_CASE("no foyer has two housing benefits, or free health cover and a share to pay",
          "[rules][seuils]") {
    for_foyers(36, [](const Foyer& foyer) {
        const auto r = answer(foyer);
        const int housing =
            (r.apl > Exact{} ? 1 : 0) + (r.als > Exact{} ? 1 : 0) + (r.alf > Exact{} ? 1 : 0);
        REQUIRE(housing <= 1);
        REQUIRE((!r.css_gratuite || r.css_participation.is_zero()));
        REQUIRE((r.cf.is_zero() || r.paje_base.is_zero()));
        for (std::size_t i = 0; i < 2; ++i) {
            REQUIRE((r.mva[i].is_zero() || r.aide_logement() > Exact{}));
            REQUIRE((r.ass[i].is_zero() || r.aah[i].is_zero()));
        }
    });
}

TEST_CASE("smallest amounts are never undercut", "[rules][seuils]") {
    for_foyers(37, [](const Foyer& foyer) {
        const auto r = answer(foyer);
        const auto& now = parametres_livres().on(foyer.mois, Lecture::loi);
        REQUIRE((r.rsa.is_zero() || r.rsa >= now.rsa.minimum_verse));
        REQUIRE((r.prime_activite.is_zero() || r.prime_activite >= now.ppa.minimum_verse));
        REQUIRE((r.asf.is_zero() || r.asf > now.asf.minimum_verse));
        REQUIRE((r.ars.is_zero() || r.ars >= now.ars.minimum_verse));
    });
}

TEST_CASE("the day of birth within a month changes nothing between the 2nd and the 28th",
          "[rules][seuils]") {
    for_foyers(38, [](const Foyer& foyer) {
        auto turned = foyer;
        const auto move = [](Personne& p) {
            p.naissance = p.naissance.year() / p.naissance.month() / std::chrono::day{28};
        };
        std::for_each(turned.adultes.begin(), turned.adultes.end(), move);
        std::for_each(turned.enfants.begin(), turned.enfants.end(), move);
        const auto before = answer(foyer);
        const auto after = answer(turned);
        for (std::size_t i = 0; i < rules::kPrestations; ++i) {
            const auto prestation = static_cast<Prestation>(i);
            CAPTURE(rules::identifier(prestation));
            REQUIRE(rules::amount_of(before, prestation) == rules::amount_of(after, prestation));
        }
    });
}
