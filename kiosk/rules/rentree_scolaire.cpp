#include "kiosk/rules/rentree_scolaire.h"

namespace rules {
namespace {

using base::not_negative;

/// The share of the BMAF a child brings by its age on 1 December. [CSS, art. D. 543-1]
Exact taux(const Dossier& dossier, std::size_t enfant, Month december) {
    const auto& ars = dossier.bareme(december).ars;
    const Exact age{dossier.age_enfant(enfant, december)};
    const Exact months{base::age_in_months(dossier.enfants()[enfant].naissance, december)};
    if (dossier.is_autonome(enfant, december) || age < ars.age_primaire) return {};
    if (age < ars.age_college) return ars.taux_primaire;
    if (age < ars.age_lycee) return ars.taux_college;
    const bool just_past = months >= ars.mois_fin_minimum && months <= ars.mois_fin_maximum;
    return age < ars.age_fin || just_past ? ars.taux_lycee : Exact{};
}

}  // namespace

Exact rentree_scolaire(const Dossier& dossier, Trace* trace) {
    Note note{trace, Prestation::ars};
    const int year = dossier.mois().year();
    const auto& october = dossier.bareme({year, 10});
    Exact rates;
    for (std::size_t i = 0; i < dossier.enfants().size(); ++i) {
        rates += taux(dossier, i, {year, 12});
    }
    if (!note.condition("un enfant d'âge scolaire, de 6 à 18 ans", !rates.is_zero(),
                        "CSS, art. L. 543-1")) {
        return {};
    }
    const auto full = october.general.bmaf * rates;
    const int enfants = dossier.enfants_a_charge({year, 10});
    const auto plafond =
        october.ars.plafond + enfants * (october.ars.plafond * october.ars.plafond_par_enfant);
    const auto ressources = base_ressources_familiales(dossier, {year, 1});
    note.voie("ressources sous le plafond", ressources <= plafond, "CSS, art. R. 543-5",
              {ressources, plafond, Unite::euros_par_an});
    const auto rest = note.montant("allocation après dépassement du plafond",
                                   not_negative(full - not_negative(ressources - plafond)),
                                   "CSS, art. L. 543-2", Unite::euros_par_an);
    const auto minimum = october.ars.minimum_verse;
    const bool is_paid =
        note.condition("ressources sous le plafond augmenté de l'allocation", rest >= minimum,
                       "CSS, art. L. 543-2 et D. 543-2",
                       {ressources, plafond + full - minimum, Unite::euros_par_an});
    return is_paid ? rest : Exact{};
}

}  // namespace rules
