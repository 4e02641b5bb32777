#include "kiosk/rules/complement_familial.h"

#include <algorithm>

namespace rules {
namespace {

using base::not_negative;

/// The children counted, who stay longer than for the other family benefits, and their incomes.
struct EnFamille {
    int a_charge = 0;
    int assez_ages = 0;
    Exact ressources;
};

EnFamille en_famille(const Dossier& dossier, Month m) {
    const auto& cf = dossier.bareme(m).cf;
    const int year = m.year() - 2;
    EnFamille found;
    for (std::size_t i = 0; i < dossier.enfants().size(); ++i) {
        const Exact age{dossier.age_enfant(i, m)};
        if (age < Exact{} || age >= cf.age_limite || dossier.is_autonome(i, m)) continue;
        ++found.a_charge;
        found.assez_ages += age >= cf.age_enfant ? 1 : 0;
        found.ressources += dossier.revenu_enfant(i, year);
    }
    for (std::size_t i = 0; i < dossier.adultes().size(); ++i) {
        found.ressources += dossier.revenu_adulte(i, year);
    }
    return found;
}

Exact plafond_ressources(const Dossier& dossier, Month m, int enfants) {
    const auto& bareme = dossier.bareme(m);
    const auto share = Exact{1} + std::min(enfants, 2) * bareme.famille.plafond_enfants_1_2 +
                       std::max(enfants - 2, 0) * bareme.famille.plafond_enfant_suivant;
    const bool is_raised = !dossier.is_couple() || is_biactif(dossier, m);
    return bareme.cf.plafond * share + (is_raised ? bareme.cf.plafond_majoration : Exact{});
}

}  // namespace

ComplementFamilial complement_familial(const Dossier& dossier, Month m, Exact paje_per_month,
                                       Trace* trace) {
    Note note{trace, Prestation::cf};
    const auto& bareme = dossier.bareme(m);
    const auto& cf = bareme.cf;
    const auto famille = en_famille(dossier, m);
    const Mesure count{Exact{famille.assez_ages}, cf.enfants_minimum, Unite::nombre};
    if (!note.condition("assez d'enfants à charge d'au moins trois ans",
                        count.valeur >= count.limite, "CSS, art. L. 522-1", count) ||
        !note.condition("pas d'allocation de base de la PAJE", paje_per_month.is_zero(),
                        "CSS, art. L. 532-1")) {
        return {};
    }
    const auto plafond = plafond_ressources(dossier, m, famille.a_charge);
    const auto normal = cf.taux * bareme.general.bmaf;
    auto counted = normal;
    if (!note.voie("ressources sous le plafond", famille.ressources <= plafond,
                   "CSS, art. R. 522-2", {famille.ressources, plafond, Unite::euros_par_an})) {
        const auto last = plafond + 12 * normal;
        note.condition("dépassement inférieur à douze mensualités", famille.ressources < last,
                       "CSS, art. L. 522-1, dernier alinéa",
                       {famille.ressources, last, Unite::euros_par_an});
        counted = note.montant("montant différentiel", not_negative(last - famille.ressources) / 12,
                               "CSS, art. L. 522-1, dernier alinéa");
    }
    auto total = counted;
    const auto half = cf.part_plafond_majore * plafond;
    if (note.voie("ressources sous le plafond du montant majoré", famille.ressources <= half,
                  "CSS, art. D. 522-2", {famille.ressources, half, Unite::euros_par_an})) {
        total = std::max(total, cf.taux_majore * bareme.general.bmaf);
    }
    total = note.montant("complément familial", base::to_cent(total), "CSS, art. D. 522-1");
    return {total, counted};
}

}  // namespace rules
