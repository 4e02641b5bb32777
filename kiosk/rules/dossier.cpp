#include "kiosk/rules/dossier.h"

#include <algorithm>

namespace rules {

using base::mul_div;
using base::not_negative;
using base::to_euro;

Dossier::Dossier(const Foyer& foyer, const Parametres& parametres, Lecture lecture)
    : foyer_(foyer),
      parametres_(parametres),
      lecture_(lecture),
      decalage_(foyer.trimestre_decale || !bareme().rsa.trimestre_decale.is_zero() ? 1 : 0) {
    for (std::size_t y = 0; y < 2; ++y) {
        const int year = mois().year() - 3 + static_cast<int>(y);
        for (std::size_t i = 0; i < adultes().size(); ++i) {
            revenus_adultes_[i][y] = revenu(adultes()[i], year);
        }
        for (std::size_t i = 0; i < enfants().size(); ++i) {
            revenus_enfants_[i][y] = revenu(enfants()[i], year);
        }
    }
}

std::size_t Dossier::year_index(int year) const {
    const int index = year - (mois().year() - 3);
    assert(index == 0 || index == 1);
    return static_cast<std::size_t>(index);
}

Exact Dossier::revenu_salarial(std::size_t adulte, int year) const {
    return revenus_adultes_[adulte][year_index(year)].salarial;
}

Exact Dossier::revenu_adulte(std::size_t adulte, int year) const {
    return revenus_adultes_[adulte][year_index(year)].total;
}

Exact Dossier::revenu_enfant(std::size_t enfant, int year) const {
    return revenus_enfants_[enfant][year_index(year)].total;
}

Dossier::Revenu Dossier::revenu(const Personne& p, int year) const {
    const auto& impot = bareme({year, 1}).impot;
    const auto& general = bareme({year, 1}).general;
    const int first = offset({year, 1});
    const int last = offset({year, 12});

    const auto salaires = salaire_imposable(p, first, last, general) + p.chomage.sum(first, last);
    const auto pensions = retraite_imposable(p, first, last, general) +
                          p.pension_invalidite.sum(first, last) +
                          p.pension_alimentaire.sum(first, last);
    Revenu revenu;
    if (!salaires.is_zero()) {
        const auto rate = std::max(impot.deduction_taux * salaires, impot.deduction_minimum);
        revenu.salarial = not_negative(salaires - to_euro(std::min(rate, impot.deduction_maximum)));
    }
    revenu.total = revenu.salarial;
    if (!pensions.is_zero()) {
        const auto deduction = std::max(impot.pension_taux * pensions, impot.pension_minimum);
        revenu.total += not_negative(pensions - to_euro(deduction));
    }
    return revenu;
}

bool Dossier::is_autonome(std::size_t enfant, Month m) const {
    const auto& salaire = enfants()[enfant].salaire_net;
    if (salaire.is_zero()) return false;
    const auto& general = bareme(m).general;
    const auto minimum =
        general.autonomie_part_smic * general.autonomie_heures * general.smic_horaire;
    return salaire.sum(offset(m - 6), offset(m - 1)) >= 6 * minimum;
}

bool Dossier::is_a_charge(std::size_t enfant, Month m) const {
    const auto& famille = bareme(m).famille;
    const Exact years{age_enfant(enfant, m)};
    if (years < Exact{}) return false;
    return years < famille.age_enfant || (years < famille.age_jeune && !is_autonome(enfant, m));
}

int Dossier::enfants_a_charge(Month m) const {
    int count = 0;
    for (std::size_t i = 0; i < enfants().size(); ++i) count += is_a_charge(i, m) ? 1 : 0;
    return count;
}

Exact salaire_imposable(const Personne& p, int first, int last, const BaremeGeneral& bareme) {
    const auto net = p.salaire_net.sum(first, last);
    const auto csg = bareme.csg_imposable * bareme.assiette_csg;
    return net + mul_div(net, csg, bareme.salaire_net_sur_brut);
}

Exact salaire_brut(const Personne& p, int first, int last, const BaremeGeneral& bareme) {
    return p.salaire_net.sum(first, last) / bareme.salaire_net_sur_brut;
}

Exact retraite_imposable(const Personne& p, int first, int last, const BaremeGeneral& bareme) {
    return mul_div(p.retraite.sum(first, last), bareme.pension_imposable_sur_brute,
                   bareme.pension_nette_sur_brute);
}

Exact retraite_brute(const Personne& p, int first, int last, const BaremeGeneral& bareme) {
    return p.retraite.sum(first, last) / bareme.pension_nette_sur_brute;
}

Exact interets_livret_a(const Dossier& dossier, const Personne& p, int first, int last) {
    if (p.livret_a.is_zero()) return {};
    Exact rates;
    for (int k = first; k <= last; ++k) {
        rates += dossier.bareme(dossier.mois() + k).general.livret_a_taux;
    }
    return mul_div(p.livret_a, rates, Exact{12});
}

Exact revenu_fiscal_reference(const Dossier& dossier, int year) {
    Exact income;
    bool is_aged = false;
    const auto& impot = dossier.bareme({year, 1}).impot;
    for (std::size_t i = 0; i < dossier.adultes().size(); ++i) {
        income += dossier.revenu_adulte(i, year);
        const Exact years{dossier.age(dossier.adultes()[i], {year, 1})};
        is_aged = is_aged || years >= impot.abattement_age;
    }
    for (std::size_t i = 0; i < dossier.enfants().size(); ++i) {
        income += dossier.revenu_enfant(i, year);
    }
    Exact abattement;
    if (is_aged && income < impot.seuil_2) abattement = impot.abattement_2;
    if (is_aged && income < impot.seuil_1) abattement = impot.abattement_1;
    return not_negative(income - abattement);
}

Exact base_ressources_familiales(const Dossier& dossier, Month m) {
    const int year = m.year() - 2;
    Exact total;
    for (std::size_t i = 0; i < dossier.adultes().size(); ++i) {
        total += dossier.revenu_adulte(i, year);
    }
    for (std::size_t i = 0; i < dossier.enfants().size(); ++i) {
        const auto income = dossier.revenu_enfant(i, year);
        if (!income.is_zero() && dossier.is_a_charge(i, m)) total += income;
    }
    return total;
}

bool is_biactif(const Dossier& dossier, Month m) {
    if (!dossier.is_couple()) return false;
    const int year = m.year() - 2;
    const auto minimum =
        dossier.bareme(m).famille.biactivite_bmaf * dossier.bareme({year, 1}).general.bmaf;
    return dossier.revenu_salarial(0, year) >= minimum &&
           dossier.revenu_salarial(1, year) >= minimum;
}

bool is_grossesse(const Dossier& dossier, Month m) {
    const auto& adultes = dossier.adultes();
    if (std::any_of(adultes.begin(), adultes.end(), [](const Personne& p) { return p.enceinte; })) {
        return true;
    }
    const auto& enfants = dossier.enfants();
    if (enfants.empty()) return false;
    const auto youngest = std::max_element(
        enfants.begin(), enfants.end(),
        [](const Personne& a, const Personne& b) { return a.naissance < b.naissance; });
    const int months = base::age_in_months(youngest->naissance, m);
    return months < 0 && Exact{months} >= -dossier.bareme(m).rsa.grossesse_mois;
}

}  // namespace rules
