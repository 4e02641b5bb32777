#include "kiosk/rules/allocations_familiales.h"

#include <algorithm>

namespace rules {
namespace {

using base::not_negative;
using base::to_cent;

/// The dependent children of a month and the ceilings they move.
struct Fratrie {
    int a_charge = 0;
    int en_alternance = 0;
    int age_aine = 0;
    int forfaitaires = 0;  ///< just past the age limit, for one more year
};

Fratrie fratrie(const Dossier& dossier, Month m) {
    const Exact forfait_age = dossier.bareme(m).af.forfait_age;
    Fratrie found;
    for (std::size_t i = 0; i < dossier.enfants().size(); ++i) {
        const int age = dossier.age_enfant(i, m);
        if (dossier.is_a_charge(i, m)) {
            ++found.a_charge;
            found.en_alternance += dossier.enfants()[i].garde_alternee ? 1 : 0;
            found.age_aine = std::max(found.age_aine, age);
        } else if (Exact{age} == forfait_age && !dossier.is_autonome(i, m)) {
            ++found.forfaitaires;
        }
    }
    return found;
}

Exact plafond(Exact base, const BaremeAf& af, int enfants) {
    return base + enfants * af.plafond_par_enfant;
}

/// The share kept according to the resources. [CSS, art. L. 521-1 and D. 521-1]
Exact part_modulee(const BaremeAf& af, Exact ressources, int enfants) {
    if (ressources <= plafond(af.plafond_1, af, enfants)) return Exact{1};
    if (ressources <= plafond(af.plafond_2, af, enfants)) return af.part_tranche_2;
    return af.part_tranche_3;
}

/// [CSS, art. D. 521-1; shared custody: art. R. 521-3]
Exact montant_base(const Bareme& bareme, const Fratrie& enfants) {
    const auto rate = bareme.af.taux_2 + std::max(0, enfants.a_charge - 2) * bareme.af.taux_suivant;
    const auto full = to_cent(bareme.general.bmaf * rate);
    const auto shared = bareme.af.part_garde_alternee * enfants.en_alternance;
    return full - base::mul_div(full, shared, Exact{enfants.a_charge});
}

/// The age from which a child brings the supplement: the former one for a child born before the
/// reform. [CSS, art. D. 521-1; décret n° 2026-138]
Exact age_majoration(const BaremeAf& af, const Personne& enfant) {
    const auto born = Month::of(enfant.naissance);
    const bool is_former = Exact{born - Month{}} < af.majoration_naissance;
    return is_former ? af.majoration_age_ancien : af.majoration_age;
}

/// [CSS, art. L. 521-3: every child of three or more, all but the eldest of two]
Exact majoration_age(const Dossier& dossier, Month m, const Fratrie& enfants) {
    const auto& bareme = dossier.bareme(m);
    Exact total;
    for (std::size_t i = 0; i < dossier.enfants().size(); ++i) {
        const int age = dossier.age_enfant(i, m);
        const bool is_eldest_of_two = enfants.a_charge == 2 && age == enfants.age_aine;
        if (!dossier.is_a_charge(i, m) || is_eldest_of_two) continue;
        const auto& enfant = dossier.enfants()[i];
        if (Exact{age} < age_majoration(bareme.af, enfant)) continue;
        const auto full = bareme.af.majoration_taux * bareme.general.bmaf;
        total += enfant.garde_alternee ? full * bareme.af.part_garde_alternee : full;
    }
    return total;
}

/// The flat allowance of children who have just passed the age limit. [CSS, art. D. 521-2]
Exact forfait(const Bareme& bareme, const Fratrie& enfants, Exact ressources) {
    const int count = enfants.a_charge + enfants.forfaitaires;
    if (enfants.forfaitaires == 0 || Exact{count} < bareme.af.forfait_enfants_minimum) return {};
    const auto one = to_cent(bareme.af.forfait_taux * bareme.general.bmaf);
    return enfants.forfaitaires * one * part_modulee(bareme.af, ressources, count);
}

/// What exceeds the ceiling just passed, a month; 0 below the first. [CSS, art. D. 521-1 II]
Exact depassement(const BaremeAf& af, Exact ressources, int enfants) {
    const auto first = plafond(af.plafond_1, af, enfants);
    const auto second = plafond(af.plafond_2, af, enfants);
    return not_negative(ressources - (ressources > second ? second : first)) / 12;
}

}  // namespace

AllocationsFamiliales allocations_familiales(const Dossier& dossier, Month m, Trace* trace) {
    Note note{trace, Prestation::af};
    const auto& bareme = dossier.bareme(m);
    const auto enfants = fratrie(dossier, m);
    const Mesure count{Exact{enfants.a_charge}, bareme.af.enfants_minimum, Unite::nombre};
    if (!note.condition("assez d'enfants à charge de moins de 20 ans", count.valeur >= count.limite,
                        "CSS, art. L. 521-1", count)) {
        return {};
    }
    const auto ressources = base_ressources_familiales(dossier, m);
    note.montant("ressources de l'avant-dernière année", ressources, "CSS, art. R. 532-3",
                 Unite::euros_par_an);
    const auto part = part_modulee(bareme.af, ressources, enfants.a_charge);
    note.voie("ressources sous le premier plafond", part == Exact{1}, "CSS, art. D. 521-1",
              {ressources, plafond(bareme.af.plafond_1, bareme.af, enfants.a_charge),
               Unite::euros_par_an});

    const auto base =
        note.montant("montant de base", montant_base(bareme, enfants) * part, "CSS, art. D. 521-1");
    const auto majoration = note.montant(
        "majoration pour âge", majoration_age(dossier, m, enfants) * part, "CSS, art. L. 521-3");
    const auto flat = note.montant("allocation forfaitaire", forfait(bareme, enfants, ressources),
                                   "CSS, art. D. 521-2");
    auto total = base + majoration + flat;
    const auto above = depassement(bareme.af, ressources, enfants.a_charge);
    if (above > Exact{}) {
        total += note.montant("complément dégressif",
                              not_negative(base + majoration - above) + not_negative(flat - above),
                              "CSS, art. D. 521-1 II");
    }
    return {base, total};
}

}  // namespace rules
