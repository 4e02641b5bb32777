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
using rules::Lecture;
using rules::Resultats;

template <class Check>
void for_foyers(int count, Check&& check) {
    test::Foyers foyers{20'260'701};
    for (int i = 0; i < count; ++i) check(foyers.draw());
}

Resultats answer(const Foyer& foyer, Lecture lecture = Lecture::loi) {
    auto results = rules::simuler(foyer, parametres_livres(), lecture);
    REQUIRE(results);
    return *results;
}

std::vector<Exact> household_amounts(const Resultats& r) {
    return {r.rsa,
            r.prime_activite,
            r.apl,
            r.als,
            r.alf,
            r.aspa,
            r.css_participation,
            r.af,
            r.cf,
            r.asf,
            r.aeeh,
            r.paje_base,
            r.ars,
            r.cheque_energie,
            r.bourse_college,
            r.bourse_lycee};
}

std::vector<Exact> personal_amounts(const Resultats& r, std::size_t adulte) {
    return {r.aah[adulte], r.mva[adulte], r.asi[adulte], r.ass[adulte]};
}

bool has_twins(const Foyer& foyer) {
    const auto& enfants = foyer.enfants;
    return std::adjacent_find(enfants.begin(), enfants.end(), [](const auto& a, const auto& b) {
               return a.naissance == b.naissance;
           }) != enfants.end();
}

Foyer alone() {
    using namespace std::chrono_literals;
    Foyer foyer;
    foyer.mois = {2026, 7};
    foyer.adultes.emplace_back().naissance = 1986y / 5 / 15;
    foyer.adultes.front().activite = domain::Activite::actif;
    foyer.logement.occupation = domain::Occupation::locataire_vide;
    foyer.logement.loyer = Exact{400};
    foyer.logement.insee = "71270";
    return foyer;
}

domain::Serie constant(int amount) {
    std::array<Exact, domain::Serie::kLength> amounts{};
    amounts.fill(Exact{amount});
    return domain::Serie{amounts};
}

}  // namespace

TEST_CASE("no amount is ever negative", "[rules][proprietes]") {
    for_foyers(3000, [](const Foyer& foyer) {
        for (const auto lecture : {Lecture::reference, Lecture::loi}) {
            const auto results = answer(foyer, lecture);
            for (const auto amount : household_amounts(results)) REQUIRE(amount >= Exact{});
            for (std::size_t i = 0; i < 2; ++i) {
                for (const auto amount : personal_amounts(results, i)) REQUIRE(amount >= Exact{});
            }
        }
    });
}

TEST_CASE("the order of the children changes nothing, twins aside", "[rules][proprietes]") {
    for_foyers(2000, [](const Foyer& foyer) {
        if (has_twins(foyer)) return;
        auto turned = foyer;
        std::reverse(turned.enfants.begin(), turned.enfants.end());
        REQUIRE(household_amounts(answer(foyer)) == household_amounts(answer(turned)));
    });
}

TEST_CASE("the order of the partners matters only where the law names the claimant",
          "[rules][proprietes]") {
    for_foyers(2000, [](const Foyer& foyer) {
        if (foyer.adultes.size() != 2) return;
        const bool claims =
            std::any_of(foyer.adultes.begin(), foyer.adultes.end(), [](const Personne& p) {
                return p.activite == domain::Activite::etudiant || p.condition_ass;
            });
        if (claims) return;
        auto turned = foyer;
        std::swap(turned.adultes[0], turned.adultes[1]);
        const auto before = answer(foyer);
        const auto after = answer(turned);
        REQUIRE(household_amounts(before) == household_amounts(after));
        REQUIRE(personal_amounts(before, 0) == personal_amounts(after, 1));
        REQUIRE(personal_amounts(before, 1) == personal_amounts(after, 0));
    });
}

TEST_CASE("more salary never brings more RSA, housing benefit or free health cover",
          "[rules][proprietes]") {
    auto foyer = alone();
    auto before = answer(foyer);
    for (int salary = 10; salary <= 3000; salary += 10) {
        CAPTURE(salary);
        foyer.adultes.front().salaire_net = constant(salary);
        const auto after = answer(foyer);
        CHECK(after.rsa <= before.rsa);
        CHECK(after.aide_logement() <= before.aide_logement());
        CHECK((before.css_gratuite || !after.css_gratuite));
        before = after;
    }
}

TEST_CASE("a higher rent brings no less housing benefit until it is too dear",
          "[rules][proprietes]") {
    auto foyer = alone();
    foyer.logement.loyer = Exact{50};
    auto before = answer(foyer).aide_logement();
    for (int rent = 60; rent <= 700; rent += 10) {
        CAPTURE(rent);
        foyer.logement.loyer = Exact{rent};
        const auto after = answer(foyer).aide_logement();
        CHECK(after >= before);
        before = after;
    }
}

TEST_CASE("a trace changes no answer", "[rules][proprietes]") {
    for_foyers(500, [](const Foyer& foyer) {
        rules::Trace trace;
        const auto traced = rules::simuler(foyer, parametres_livres(), Lecture::loi, &trace);
        REQUIRE(traced);
        REQUIRE(household_amounts(*traced) == household_amounts(answer(foyer)));
        REQUIRE_FALSE(trace.empty());
    });
}

TEST_CASE("a foyer that cannot be is refused", "[rules][foyer]") {
    using namespace std::chrono_literals;
    auto foyer = alone();
    auto& adulte = foyer.adultes.front();
    SECTION("no adult") {
        foyer.adultes.clear();
    }
    SECTION("a negative salary") {
        adulte.salaire_net = constant(-1);
    }
    SECTION("a child older than its parent") {
        foyer.enfants.emplace_back().naissance = 1980y / 1 / 10;
    }
    SECTION("a child born in two years") {
        foyer.enfants.emplace_back().naissance = 2028y / 7 / 10;
    }
    SECTION("an adult not born yet") {
        adulte.naissance = 2027y / 1 / 10;
    }
    SECTION("a malformed commune") {
        foyer.logement.insee = "7127";
    }
    SECTION("no such zone") {
        foyer.logement.zone = 4;
    }
    SECTION("an incapacity above one") {
        adulte.taux_incapacite = Exact{80};
    }
    SECTION("an AEEH level that does not exist") {
        adulte.niveau_aeeh = 7;
    }
    const auto results = rules::simuler(foyer, parametres_livres(), Lecture::loi);
    REQUIRE_FALSE(results);
    CHECK(results.error().code == ErrorCode::invalid_input);
    CHECK_FALSE(results.error().detail.empty());
}
