#pragma once

// Takes answers away from a foyer whose truth is known, as persons do who do not know, or who
// choose a band.

#include "kiosk/domain/foyer.h"
#include "kiosk/rules/reponses.h"

#include <algorithm>
#include <random>

namespace test {

/// What the questionnaire does not tell apart is made the same: the rate says the handicap, schools
/// and nationalities of children follow.
inline domain::Foyer as_told(domain::Foyer foyer) {
    for (auto& p : foyer.adultes) {
        p.handicap = p.handicap || p.taux_incapacite >= base::Exact{50} / 100;
        p.inscrit_chomage = p.inscrit_chomage && p.activite == domain::Activite::chomeur;
    }
    for (auto& p : foyer.enfants) {
        const rules::Naissance birth{int{p.naissance.year()}, 0};
        const bool asked =
            p.scolarite == domain::Scolarite::college || p.scolarite == domain::Scolarite::lycee;
        const bool may = asked && rules::may_attend(birth, p.scolarite, foyer.mois);
        if (asked && !may) p.scolarite = domain::Scolarite::inconnue;
        p.nationalite = foyer.adultes.front().nationalite;
        p.annees_titre_sejour = foyer.adultes.front().annees_titre_sejour;
    }
    return foyer;
}

/// Whether every amount of the foyer is one that the questionnaire proposes to that person.
inline bool is_told(const domain::Foyer& foyer, const rules::Reponses& all) {
    for (int i = 0; i < static_cast<int>(foyer.adultes.size()); ++i) {
        const rules::Ecran ecran{rules::Question::revenus, i};
        const auto proposed = rules::lignes(ecran, all);
        const auto* said = all.get(ecran);
        for (std::size_t k = 0; k < rules::kLignes; ++k) {
            const auto ligne = static_cast<rules::Ligne>(k);
            const bool is_in = std::find(proposed.begin(), proposed.end(), ligne) != proposed.end();
            if (said->montant(ligne) && !is_in) return false;
        }
    }
    return true;
}

/// The band of age of somebody, or every age; the birth itself of who is in no band.
inline rules::Naissance without_year(rules::Question question, const rules::Naissance& birth,
                                     base::Month month, bool about) {
    const auto who = rules::sujet_of_birth(question);
    const int age = rules::ages_revolus(birth, month).min;
    const auto holds = [&](rules::Ages ages) { return age >= ages.min && age <= ages.max; };
    const auto every = rules::tous_les_ages(who);
    if (!holds(every)) return birth;
    const auto& bands = rules::tranches_age(who);
    const auto its = *std::find_if(bands.begin(), bands.end(), holds);
    return rules::Naissance::a_peu_pres(about ? its : every);
}

/// Every answer, but the years of birth.
inline rules::Reponses without_years(const rules::Reponses& all, bool about) {
    auto hidden = all;
    for (const auto& ecran : all.recapitulatif()) {
        auto said = *all.get(ecran);
        if (said.naissances.empty()) continue;
        for (auto& birth : said.naissances) {
            birth = without_year(ecran.question, birth, all.mois(), about);
        }
        hidden.set(ecran, said);
    }
    for (const auto& ecran : all.recapitulatif()) {
        const bool is_lost = hidden.get(ecran) == nullptr && rules::applies(ecran, hidden);
        if (is_lost) hidden.set(ecran, *all.get(ecran));  // what a new year made forget
    }
    return hidden;
}

/// Hides answers: amounts become bands one time in two, months of birth are left out, of some years
/// only an age is said or not even one, and some screens are answered "je ne sais pas".
class Hider {
  public:
    Hider(unsigned seed, int one_in) : random_(seed), one_in_(one_in) {}

    rules::Reponses hide(const rules::Reponses& all) {
        auto hidden = all;
        for (const auto& ecran : all.recapitulatif()) {
            const auto* said = hidden.get(ecran);
            if (said == nullptr) continue;
            if (rules::forme(ecran.question) == rules::Forme::montants && draw(2)) {
                hidden.set(ecran, in_bands(*said));
            } else if (draw(one_in_) && rules::admits_unknown(ecran.question)) {
                hidden.set(ecran, rules::Reponse::inconnue());
            } else if (draw(2) && !said->naissances.empty()) {
                hidden.set(ecran, without_months(*said));
            } else if (draw(3) && !said->naissances.empty()) {
                hidden.set(ecran, about_that_age(ecran, *said, all.mois()));
            }
        }
        return hidden;
    }

  private:
    bool draw(int one_in) { return std::uniform_int_distribution<int>{1, one_in}(random_) == 1; }

    static rules::Reponse without_months(rules::Reponse said) {
        for (auto& birth : said.naissances) birth.mois = 0;
        return said;
    }

    /// Of each person, or of some, the band of its age; of one in four, no age at all.
    rules::Reponse about_that_age(rules::Ecran ecran, rules::Reponse said, base::Month month) {
        for (auto& birth : said.naissances) {
            if (!draw(3)) birth = without_year(ecran.question, birth, month, !draw(4));
        }
        return said;
    }

    static rules::Reponse in_bands(rules::Reponse said) {
        for (std::size_t i = 0; i < rules::kLignes; ++i) {
            auto& montant = said.montants[i];
            if (!montant) continue;
            const auto exact = *montant;
            for (const auto& tranche : rules::tranches(static_cast<rules::Ligne>(i))) {
                const base::Exact low{tranche.bas};
                const base::Exact high{tranche.haut};
                if (high < exact.bas || low > exact.haut) continue;
                montant->bas = std::min(montant->bas, low);
                montant->haut = std::max(montant->haut, high);
            }
        }
        return said;
    }

    std::mt19937 random_;
    int one_in_;
};

}  // namespace test
