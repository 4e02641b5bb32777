#include "kiosk/rules/solidarite_specifique.h"

#include <algorithm>

namespace rules {
namespace {

/// An income of the rolling year that stopped counts for 70 % when another replaces it, else for
/// nothing. [C. trav., art. R. 5423-2, R. 5423-4]
class Interruption {
  public:
    Interruption(const Personne& p, const BaremeAss& ass)
        : has_substitute_((p.chomage.at(-1) + p.retraite.at(-1)) > Exact{}),
          share_(ass.part_substitution) {}

    Exact counted(Exact yearly, Exact last_month) const {
        if (!last_month.is_zero() || yearly.is_zero()) return yearly;
        return has_substitute_ ? yearly * share_ : Exact{};
    }

  private:
    bool has_substitute_;
    Exact share_;
};

Exact ressources(const Dossier& dossier, const Personne& p) {
    const auto& bareme = dossier.bareme();
    const Interruption interruption{p, bareme.ass};
    return interruption.counted(salaire_imposable(p, -12, -1, bareme.general),
                                p.salaire_net.at(-1)) +
           12 * p.passees.aah + interruption.counted(p.retraite.sum(-12, -1), p.retraite.at(-1)) +
           interruption.counted(p.pension_alimentaire.sum(-12, -1), p.pension_alimentaire.at(-1)) +
           p.pension_invalidite.sum(-12, -1);
}

/// Of the foyer, a year. The demandeur's own unemployment benefit is not counted: it has ended.
Exact ressources_foyer(const Dossier& dossier) {
    auto total = ressources(dossier, dossier.adultes().front());
    if (!dossier.is_couple()) return total;
    const auto& partner = dossier.adultes().back();
    total += ressources(dossier, partner);
    if (partner.chomage.at(-1) > Exact{}) total += partner.chomage.sum(-12, -1);
    return total;
}

}  // namespace

Exact solidarite_specifique(const Dossier& dossier, std::size_t i, Exact aah_per_month,
                            Trace* trace) {
    Note note{trace, Prestation::ass, static_cast<int>(i)};
    const auto& ass = dossier.bareme().ass;
    const auto& p = dossier.adultes()[i];
    const Exact age{base::age_in_months(p.naissance, dossier.mois())};
    const bool eligible =
        note.condition("demandeur d'emploi", p.activite == domain::Activite::chomeur,
                       "C. trav., art. L. 5423-1") &&
        note.condition("plus d'allocation chômage", p.chomage.at(0).is_zero(),
                       "C. trav., art. L. 5423-1") &&
        note.condition("cinq ans de travail dans les dix dernières années", p.condition_ass,
                       "C. trav., art. R. 5423-1") &&
        note.condition("âge de la retraite non atteint", age <= ass.age_maximum,
                       "C. trav., art. L. 5421-4", {age, ass.age_maximum, Unite::mois}) &&
        note.condition("pas d'allocation aux adultes handicapés", aah_per_month.is_zero(),
                       "C. trav., art. L. 5423-7");
    if (!eligible) return {};

    const auto days = dossier.is_couple() ? ass.jours_plafond_couple : ass.jours_plafond_seul;
    const auto plafond = days * ass.montant_journalier;
    const auto monthly = ressources_foyer(dossier) / 12;
    note.condition("ressources sous le plafond", monthly < plafond, "C. trav., art. R. 5423-1",
                   {monthly, plafond, Unite::euros_par_mois});
    const auto amount = std::min(ass.jours * ass.montant_journalier, plafond - monthly);
    if (!note.condition("au moins un jour d'allocation par mois", amount >= ass.montant_journalier,
                        "C. trav., art. R. 5423-5",
                        {amount, ass.montant_journalier, Unite::euros_par_mois})) {
        return {};
    }
    return note.montant("allocation", amount, "C. trav., art. R. 5423-5");
}

}  // namespace rules
