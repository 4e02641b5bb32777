#include "kiosk/rules/prime_activite.h"

#include "kiosk/rules/revenu_solidarite.h"

#include <algorithm>

namespace rules {
namespace {

using base::not_negative;

/// Wages, with the AAH of somebody who works enough hours. [CSS, art. D. 843-4]
Exact revenu_activite(const Dossier& dossier, const Personne& p, Month m) {
    const auto salaire = p.salaire_net.at(dossier.offset(m));
    if (salaire.is_zero() && p.passees.aah.is_zero()) return {};
    const auto& bareme = dossier.bareme(m);
    const bool works = salaire >= bareme.ppa.aah_heures * bareme.general.smic_horaire;
    return works ? salaire + p.passees.aah : salaire;
}

/// Everything else a person receives at `m`. [CSS, art. R. 844-1 to R. 844-5]
Exact autres_revenus(const Dossier& dossier, const Personne& p, Month m) {
    const int k = dossier.offset(m);
    const auto& bareme = dossier.bareme(m);
    auto total = p.chomage.at(k) + p.retraite.at(k) + p.pension_invalidite.at(k) +
                 p.pension_alimentaire.at(k) + p.passees.asi + p.passees.ass;
    if (!p.passees.aah.is_zero()) {
        const auto minimum = bareme.ppa.aah_heures * bareme.general.smic_horaire;
        if (revenu_activite(dossier, p, m) < minimum) total += p.passees.aah;
    }
    return total;
}

/// The bonus of one worker. [CSS, art. D. 843-2]
Exact bonification(const Bareme& bareme, Exact earned) {
    const auto low = bareme.ppa.bonification_bas * bareme.general.smic_horaire;
    if (earned <= low) return {};
    const auto high = bareme.ppa.bonification_haut * bareme.general.smic_horaire;
    const auto top = base::to_cent(bareme.ppa.bonification_taux * bareme.ppa.montant_forfaitaire);
    return std::min(top, base::mul_div(top, earned - low, high - low));
}

struct Revenus {
    Exact activite;
    Exact bonifications;
    Exact autres;
};

void add(Revenus& sum, const Dossier& dossier, const Personne& p, Month m) {
    const auto earned = revenu_activite(dossier, p, m);
    sum.activite += earned;
    sum.bonifications += bonification(dossier.bareme(m), earned);
    sum.autres += autres_revenus(dossier, p, m);
}

Revenus revenus(const Dossier& dossier, Month m) {
    Revenus sum;
    for (const auto& p : dossier.adultes()) add(sum, dossier, p, m);
    for (const auto& p : dossier.enfants()) add(sum, dossier, p, m);
    return sum;
}

/// Somebody is of age, and somebody has the nationality or the permit, which the uplift of lone
/// parents does not ask. [CSS, art. L. 842-2; CASF, art. L. 262-4, 2°]
bool is_open(const Dossier& dossier, Month m, bool is_majore) {
    const auto& bareme = dossier.bareme(m);
    bool of_age = false;
    bool national = is_majore;
    const auto look = [&](const Personne& p) {
        of_age = of_age || Exact{dossier.age(p, m)} >= bareme.ppa.age;
        national = national || has_rsa_nationality(p, bareme.rsa);
    };
    for (const auto& p : dossier.adultes()) look(p);
    for (const auto& p : dossier.enfants()) look(p);
    return of_age && national;
}

/// What opens the prime of one month, and what is taken off it.
struct PrimeDuMois {
    Exact activite;
    Exact droit;
    Exact ressources;

    Exact montant() const { return not_negative(droit - ressources); }
};

/// The prime of one month of the quarter. [CSS, art. L. 842-3, R. 844-1]
PrimeDuMois prime_du_mois(const Dossier& dossier, Month m, Exact aide_logement,
                          Exact prestations_familiales) {
    const auto foyer = foyer_rsa(dossier, m);
    if (!is_open(dossier, m, foyer.is_majore)) return {};
    const auto& bareme = dossier.bareme(m);
    const auto base = bareme.ppa.montant_forfaitaire;
    const auto forfait = foyer.is_majore
                             ? montant_majore(bareme.rsa, foyer, base)
                             : montant_pour(bareme.rsa, foyer, dossier.is_couple(), base);
    const auto sum = revenus(dossier, m);
    const auto plein = forfait_logement_plein(bareme.rsa, foyer.personnes, base);
    const auto ressources = sum.activite + sum.autres + dossier.foyer().aspa_passee +
                            prestations_familiales +
                            forfait_logement(dossier, plein, aide_logement);
    return {sum.activite, forfait + sum.bonifications + bareme.ppa.pente * sum.activite,
            std::max(ressources, forfait)};
}

/// Works for more than the limit of students in each month, or is no student and works in one.
bool is_worker(const Dossier& dossier, const Personne& p) {
    const auto& bareme = dossier.bareme();
    const auto minimum =
        bareme.ppa.etudiant_part_smic * bareme.ppa.etudiant_heures * bareme.general.smic_horaire;
    bool always = true;
    bool once = false;
    for (int k = 1; k <= 3; ++k) {
        const auto earned = revenu_activite(dossier, p, dossier.mois() - k);
        always = always && earned > minimum;
        once = once || earned > Exact{};
    }
    return always || (once && p.activite != domain::Activite::etudiant);
}

}  // namespace

bool is_foyer_of_worker(const Dossier& dossier, Trace* trace) {
    Note note{trace, Prestation::prime_activite};
    const bool by_uplift = foyer_rsa(dossier, dossier.mois()).is_majore;
    bool by_work = false;
    for (const auto& p : dossier.adultes()) by_work = by_work || is_worker(dossier, p);
    return note.condition("une activité professionnelle dans les trois derniers mois",
                          by_uplift || by_work, "CSS, art. L. 842-1 et L. 842-2");
}

Exact prime_activite(const Dossier& dossier, const RecuParMois& received, Trace* trace) {
    Note note{trace, Prestation::prime_activite};
    Exact sum;
    PrimeDuMois quarter;
    for (int k = 1; k <= 3; ++k) {
        const int back = k + dossier.decalage();
        const auto index = static_cast<std::size_t>(back);
        const auto month =
            prime_du_mois(dossier, dossier.mois() - back, received.aide_logement[index],
                          received.prestations_familiales[index]);
        sum += note.montant("prime d'un mois du trimestre de référence", month.montant(),
                            "CSS, art. L. 842-3");
        quarter.activite += month.activite;
        quarter.droit += month.droit;
        quarter.ressources += month.ressources;
    }
    const auto average = note.montant("moyenne des trois mois", sum / 3, "CSS, art. R. 842-3");
    if (!note.condition("un revenu d'activité dans le trimestre de référence",
                        quarter.activite > Exact{}, "CSS, art. L. 842-3")) {
        return {};
    }
    if (average.is_zero()) {
        note.condition("ressources sous le niveau qui annule la prime", false, "CSS, art. L. 842-3",
                       {quarter.ressources / 3, quarter.droit / 3, Unite::euros_par_mois});
        return {};
    }
    const auto minimum = dossier.bareme().ppa.minimum_verse;
    const bool is_paid =
        note.condition("montant au-dessus du minimum versé", average >= minimum,
                       "CSS, art. D. 843-1", {average, minimum, Unite::euros_par_mois});
    return is_paid ? average : Exact{};
}

}  // namespace rules
