#include "kiosk/rules/simulation.h"
#include "tests/rules/parametres_livres.h"
#include "tests/support/catch.h"
#include "tests/support/exact_printers.h"

#include <algorithm>
#include <random>

namespace {

using base::Exact;
using base::Month;
using domain::Foyer;
using domain::Personne;
using rules::Lecture;
using rules::Resultats;

/// Foyers drawn from a fixed seed: the same ones at each run.
class Foyers {
  public:
    explicit Foyers(unsigned seed) : random_(seed) {}

    Foyer draw() {
        Foyer foyer;
        foyer.mois = Month{2025, 1} + number(0, 36);
        for (int i = number(1, 2); i > 0; --i) foyer.adultes.push_back(adulte());
        for (int i = number(0, 4); i > 0; --i) foyer.enfants.push_back(enfant(foyer.mois));
        std::sort(foyer.enfants.begin(), foyer.enfants.end(),
                  [](const auto& a, const auto& b) { return a.naissance < b.naissance; });
        foyer.isolement_recent = one_in(5);
        foyer.logement.occupation = static_cast<domain::Occupation>(number(0, 6));
        foyer.logement.loyer = Exact{number(0, 900)};
        foyer.logement.zone = number(1, 3);
        foyer.logement.insee = "71270";
        if (one_in(6)) foyer.rsa_passe = Exact{number(50, 600)};
        return foyer;
    }

    int number(int from, int to) { return std::uniform_int_distribution<int>{from, to}(random_); }
    bool one_in(int n) { return number(1, n) == 1; }

  private:
    static std::chrono::year_month_day born(Month month) {
        return {std::chrono::year{month.year()},
                std::chrono::month{static_cast<unsigned>(month.month())}, std::chrono::day{15}};
    }

    Personne adulte() {
        Personne p;
        p.naissance = born(Month{1945, 1} + number(0, 12 * 60));
        p.activite = static_cast<domain::Activite>(number(0, 4));
        p.nationalite = static_cast<domain::Nationalite>(one_in(6) ? number(0, 2) : 0);
        p.annees_titre_sejour = Exact{number(0, 12)};
        if (!one_in(3)) p.salaire_net = serie(number(100, 3500));
        if (one_in(6)) p.chomage = serie(number(300, 1500));
        if (one_in(6)) p.retraite = serie(number(300, 1500));
        if (one_in(9)) p.pension_invalidite = serie(number(300, 1000));
        if (one_in(6)) p.taux_incapacite = Exact{number(50, 100)} / 100;
        p.handicap = !p.taux_incapacite.is_zero();
        p.rsdae = one_in(2);
        p.condition_ass = one_in(3);
        p.enceinte = one_in(15);
        return p;
    }

    Personne enfant(Month month) {
        Personne p;
        p.naissance = born(month - number(0, 12 * 22));
        p.scolarite = static_cast<domain::Scolarite>(number(0, 5));
        p.handicap = one_in(8);
        p.niveau_aeeh = p.handicap ? number(0, 6) : 0;
        p.garde_alternee = one_in(8);
        return p;
    }

    domain::Serie serie(int amount) {
        std::array<Exact, domain::Serie::kLength> amounts{};
        for (auto& one : amounts) one = Exact{one_in(8) ? 0 : amount};
        return domain::Serie{amounts};
    }

    std::mt19937 random_;
};

/// The foyers drawn that can be: a child is younger than its parents.
template <class Check>
void for_foyers(int count, Check&& check) {
    Foyers foyers{20'260'701};
    int kept = 0;
    while (kept < count) {
        const auto foyer = foyers.draw();
        if (!domain::check(foyer)) continue;
        ++kept;
        check(foyer);
    }
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
