#include "kiosk/rules/paje.h"

#include <algorithm>

namespace rules {
namespace {

/// Coefficient of a ceiling: more for the first two children, then for each further.
Exact coefficient(const BaremeFamille& famille, int enfants) {
    return Exact{1} + std::min(enfants, 2) * famille.plafond_enfants_1_2 +
           std::max(enfants - 2, 0) * famille.plafond_enfant_suivant;
}

/// A child below the age limit. A past month also counts a child of the foyer not yet born then;
/// the law begins with the month after the birth.
bool has_young_child(const Dossier& dossier, Month m) {
    const auto& bareme = dossier.bareme(m);
    for (std::size_t i = 0; i < dossier.enfants().size(); ++i) {
        const bool is_young = Exact{dossier.age_enfant(i, m)} < bareme.paje.age_enfant;
        const int months = base::age_in_months(dossier.enfants()[i].naissance, m);
        const bool too_early = dossier.lecture() == Lecture::loi && months < 0;
        if (is_young && !too_early && !dossier.is_autonome(i, m)) return true;
    }
    return false;
}

}  // namespace

Exact paje_base(const Dossier& dossier, Month m, Trace* trace) {
    Note note{trace, Prestation::paje_base};
    const auto& bareme = dossier.bareme(m);
    const auto& paje = bareme.paje;
    if (!note.condition("un enfant de moins de trois ans", has_young_child(dossier, m),
                        "CSS, art. L. 531-1")) {
        return {};
    }
    const auto ressources = base_ressources_familiales(dossier, m);
    const bool is_raised = !dossier.is_couple() || is_biactif(dossier, m);
    const auto share = coefficient(bareme.famille, dossier.enfants_a_charge(m));
    const auto plein = paje.plafond_plein * share + (is_raised ? paje.majoration_plein : Exact{});
    const auto partiel =
        paje.plafond_partiel * share + (is_raised ? paje.majoration_partiel : Exact{});

    const auto full = paje.taux * bareme.general.bmaf;
    if (note.voie("ressources sous le plafond du taux plein", ressources <= plein,
                  "CSS, art. L. 531-3", {ressources, plein, Unite::euros_par_an})) {
        return note.montant("allocation à taux plein", full, "CSS, art. D. 531-3");
    }
    if (note.condition("ressources sous le plafond du taux partiel", ressources <= partiel,
                       "CSS, art. L. 531-2", {ressources, partiel, Unite::euros_par_an})) {
        return note.montant("allocation à taux partiel", full * paje.part_partielle,
                            "CSS, art. D. 531-3");
    }
    return {};
}

}  // namespace rules
