#pragma once

#include "kiosk/domain/foyer.h"

#include <algorithm>
#include <random>

namespace test {

/// Foyers drawn from a fixed seed: the same ones at each run.
class Foyers {
  public:
    explicit Foyers(unsigned seed) : random_(seed) {}

    /// A foyer that can be.
    domain::Foyer draw() {
        while (true) {
            auto foyer = any();
            if (domain::check(foyer)) return foyer;
        }
    }

  private:
    domain::Foyer any() {
        domain::Foyer foyer;
        foyer.mois = base::Month{2025, 1} + number(0, 36);
        for (int i = number(1, 2); i > 0; --i) foyer.adultes.push_back(adulte());
        for (int i = number(0, 4); i > 0; --i) foyer.enfants.push_back(enfant(foyer.mois));
        std::sort(foyer.enfants.begin(), foyer.enfants.end(),
                  [](const auto& a, const auto& b) { return a.naissance < b.naissance; });
        foyer.isolement_recent = one_in(5);
        foyer.logement.occupation = static_cast<domain::Occupation>(number(0, 6));
        foyer.logement.loyer = base::Exact{number(0, 900)};
        foyer.logement.zone = number(1, 3);
        foyer.logement.insee = "71270";
        if (one_in(6)) foyer.rsa_passe = base::Exact{number(50, 600)};
        return foyer;
    }

    int number(int from, int to) { return std::uniform_int_distribution<int>{from, to}(random_); }
    bool one_in(int n) { return number(1, n) == 1; }

    static std::chrono::year_month_day born(base::Month month) {
        return {std::chrono::year{month.year()},
                std::chrono::month{static_cast<unsigned>(month.month())}, std::chrono::day{15}};
    }

    domain::Personne adulte() {
        domain::Personne p;
        p.naissance = born(base::Month{1945, 1} + number(0, 12 * 60));
        p.activite = static_cast<domain::Activite>(number(0, 4));
        p.nationalite = static_cast<domain::Nationalite>(one_in(6) ? number(0, 2) : 0);
        p.annees_titre_sejour = base::Exact{number(0, 12)};
        if (!one_in(3)) p.salaire_net = serie(number(100, 3500));
        if (one_in(6)) p.chomage = serie(number(300, 1500));
        if (one_in(6)) p.retraite = serie(number(300, 1500));
        if (one_in(9)) p.pension_invalidite = serie(number(300, 1000));
        if (one_in(6)) p.taux_incapacite = base::Exact{number(50, 100)} / 100;
        p.handicap = !p.taux_incapacite.is_zero();
        p.rsdae = one_in(2);
        p.condition_ass = one_in(3);
        p.enceinte = one_in(15);
        return p;
    }

    domain::Personne enfant(base::Month month) {
        domain::Personne p;
        p.naissance = born(month - number(0, 12 * 22));
        p.scolarite = static_cast<domain::Scolarite>(number(0, 5));
        p.handicap = one_in(8);
        p.niveau_aeeh = p.handicap ? number(0, 6) : 0;
        p.garde_alternee = one_in(8);
        return p;
    }

    domain::Serie serie(int amount) {
        std::array<base::Exact, domain::Serie::kLength> amounts{};
        for (auto& one : amounts) one = base::Exact{one_in(8) ? 0 : amount};
        return domain::Serie{amounts};
    }

    std::mt19937 random_;
};

}  // namespace test
