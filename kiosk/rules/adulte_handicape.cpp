#include "kiosk/rules/adulte_handicape.h"

#include <algorithm>

namespace rules {
namespace {

using base::not_negative;

bool is_eligible(const Dossier& dossier, const Personne& p, Note& note) {
    const auto& aah = dossier.bareme().aah;
    if (note.voie("taux d'incapacité d'au moins 80 %", p.taux_incapacite >= aah.incapacite,
                  "CSS, art. L. 821-1",
                  {p.taux_incapacite * 100, aah.incapacite * 100, Unite::nombre})) {
        return true;
    }
    const Exact age{dossier.age(p, dossier.mois())};
    const bool has_rate = note.condition(
        "taux d'incapacité d'au moins 50 %", p.taux_incapacite >= aah.incapacite_rsdae,
        "CSS, art. L. 821-2", {p.taux_incapacite * 100, aah.incapacite_rsdae * 100, Unite::nombre});
    const bool has_restriction = note.condition(
        "restriction substantielle et durable d'accès à l'emploi", p.rsdae, "CSS, art. L. 821-2");
    const bool is_young = note.condition("âge de la retraite non dépassé", age <= aah.age_rsdae,
                                         "CSS, art. L. 821-2", {age, aah.age_rsdae, Unite::ans});
    return has_rate && has_restriction && is_young;
}

/// Earnings counted, euros a year: the low part for less. [CSS, art. D. 821-9, R. 821-4]
Exact revenus_activite(const Dossier& dossier, const Personne& p, Exact yearly) {
    if (yearly.is_zero()) return {};
    const auto& bareme = dossier.bareme();
    const auto smic = bareme.general.smic_horaire * bareme.general.heures_mensuelles;
    const auto bracket = 12 * (bareme.aah.tranche * smic);
    const auto low = std::min(yearly, bracket);
    const auto high = not_negative(yearly - bracket);
    auto counted =
        low - low * bareme.aah.part_exclue_bas + high - high * bareme.aah.part_exclue_haut;
    const bool has_stopped =
        p.salaire_net.at(0).is_zero() && p.activite != domain::Activite::etudiant;
    const auto substitute = p.chomage.at(-1) + p.retraite.at(-1) + p.pension_invalidite.at(-1);
    if (has_stopped || substitute > Exact{}) {
        counted -= counted * bareme.aah.abattement_cessation;
    }
    return counted;
}

/// Of a person who works: the last quarter, times four. [CSS, art. R. 821-4-1]
Exact ressources_trimestrielles(const Dossier& dossier, const Personne& p) {
    const auto earned = 4 * (p.salaire_net.sum(-3, -1) + p.chomage.sum(-3, -1));
    const auto others = 4 * (3 * p.passees.asi + p.pension_alimentaire.sum(-3, -1) +
                             p.pension_invalidite.sum(-3, -1) + p.retraite.sum(-3, -1) +
                             interets_livret_a(dossier, p, -3, -1));
    return not_negative(revenus_activite(dossier, p, earned) + others) / 12;
}

/// Of everybody else: the year before the last. [CSS, art. R. 821-4]
Exact ressources_annuelles(const Dossier& dossier, const Personne& p) {
    const int year = dossier.mois().year() - 2;
    const auto& general = dossier.bareme({year, 1}).general;
    const int first = dossier.offset({year, 1});
    const int last = dossier.offset({year, 12});
    const auto earned = salaire_imposable(p, first, last, general) + p.chomage.sum(first, last);
    const auto others = retraite_imposable(p, first, last, general) +
                        p.pension_invalidite.sum(first, last) +
                        p.pension_alimentaire.sum(first, last);
    return (revenus_activite(dossier, p, earned) + others) / 12;
}

}  // namespace

Exact adulte_handicape(const Dossier& dossier, std::size_t i, Trace* trace) {
    Note note{trace, Prestation::aah, static_cast<int>(i)};
    const auto& p = dossier.adultes()[i];
    if (!is_eligible(dossier, p, note)) return {};

    const auto& aah = dossier.bareme().aah;
    const bool works = p.salaire_net.at(0) > Exact{};
    const auto ressources =
        works ? ressources_trimestrielles(dossier, p) : ressources_annuelles(dossier, p);
    const int enfants = dossier.enfants_a_charge(dossier.mois());
    const auto plafond = aah.maximum + enfants * (aah.maximum * aah.plafond_par_enfant);
    note.condition("ressources sous le plafond", ressources < plafond, "CSS, art. D. 821-2",
                   {ressources, plafond, Unite::euros_par_mois});

    const auto pension = p.pension_invalidite.at(0) + p.passees.asi;
    note.condition("pension d'invalidité sous le montant maximal", pension < aah.maximum,
                   "CSS, art. L. 821-1", {pension, aah.maximum, Unite::euros_par_mois});

    const auto by_ceiling = not_negative(plafond - ressources);
    const auto by_pension = not_negative(aah.maximum - pension);
    return note.montant("allocation", std::min({aah.maximum, by_ceiling, by_pension}),
                        "CSS, art. L. 821-3 et D. 821-1");
}

Exact vie_autonome(const Dossier& dossier, std::size_t i, const VieAutonome& received,
                   Trace* trace) {
    Note note{trace, Prestation::mva, static_cast<int>(i)};
    const auto& p = dossier.adultes()[i];
    const auto& mva = dossier.bareme().mva;
    const bool due =
        note.condition("taux d'incapacité d'au moins 80 %", p.taux_incapacite >= mva.incapacite,
                       "CSS, art. L. 821-1-2",
                       {p.taux_incapacite * 100, mva.incapacite * 100, Unite::nombre}) &&
        note.condition("AAH ou ASI versée", received.aah_or_asi_per_month > Exact{},
                       "CSS, art. L. 821-1-2") &&
        note.condition("aucun salaire depuis un an", p.salaire_net.sum(-12, -1).is_zero(),
                       "CSS, art. L. 821-1-2") &&
        note.condition("aide au logement versée", received.aide_logement_per_month > Exact{},
                       "CSS, art. L. 821-1-2");
    return due ? note.montant("majoration", mva.montant, "CSS, art. D. 821-3") : Exact{};
}

}  // namespace rules
