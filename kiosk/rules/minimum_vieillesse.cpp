#include "kiosk/rules/minimum_vieillesse.h"

#include <algorithm>

namespace rules {
namespace {

using base::not_negative;

struct Droits {
    std::array<bool, domain::kMaxAdultes> aspa{};
    std::array<bool, domain::kMaxAdultes> asi{};

    int count_aspa() const { return aspa[0] + aspa[1]; }
    int count_asi() const { return asi[0] + asi[1]; }
};

/// [CSS, art. L. 816-1: ten years of permit; the reference reading knows no such way]
bool has_nationality(const Dossier& dossier, const Personne& p) {
    if (p.nationalite != domain::Nationalite::autre) return true;
    return dossier.lecture() == Lecture::loi &&
           p.annees_titre_sejour >= dossier.bareme().aspa.titre_sejour_annees;
}

bool has_aspa_age(const Dossier& dossier, const Personne& p, Note& note) {
    const auto& aspa = dossier.bareme().aspa;
    const Exact age{dossier.age(p, dossier.mois())};
    if (note.voie("âge de l'ASPA atteint", age >= aspa.age, "CSS, art. R. 815-1",
                  {age, aspa.age, Unite::ans})) {
        return true;
    }
    const bool is_unfit = p.inapte_travail || p.taux_incapacite > aspa.incapacite;
    return note.condition("inaptitude au travail ou incapacité", is_unfit, "CSS, art. L. 815-1",
                          {age, aspa.age, Unite::ans}) &&
           note.condition("âge anticipé atteint", age >= aspa.age_anticipe, "CSS, art. R. 815-1",
                          {age, aspa.age_anticipe, Unite::ans});
}

bool is_asi_eligible(const Personne& p, Note& note) {
    const bool has_pension = p.pension_invalidite.at(0) > Exact{};
    const bool retired_disabled = p.handicap && p.retraite.at(-1) > Exact{};
    return note.condition("pension d'invalidité, ou retraite avec un handicap reconnu",
                          has_pension || retired_disabled, "CSS, art. L. 815-24");
}

Droits droits(const Dossier& dossier, Trace* trace) {
    Droits found;
    for (std::size_t i = 0; i < dossier.adultes().size(); ++i) {
        const auto& p = dossier.adultes()[i];
        Note aspa{trace, Prestation::aspa, static_cast<int>(i)};
        Note asi{trace, Prestation::asi, static_cast<int>(i)};
        const bool national = aspa.condition("nationalité ou titre de séjour",
                                             has_nationality(dossier, p), "CSS, art. L. 816-1");
        asi.condition("nationalité ou titre de séjour", national, "CSS, art. L. 816-1");
        found.aspa[i] = has_aspa_age(dossier, p, aspa) && national;
        const bool too_young =
            asi.condition("pas encore l'âge de l'ASPA", !found.aspa[i], "CSS, art. L. 815-24");
        found.asi[i] = is_asi_eligible(p, asi) && too_young && national;
    }
    return found;
}

/// Gross wages of the quarter after the abatement. [CSS, art. R. 815-29]
Exact salaires(const Dossier& dossier, const Personne& p) {
    if (p.salaire_net.is_zero()) return {};
    const auto& january = dossier.bareme(dossier.mois().january());
    const auto share = dossier.is_couple() ? january.aspa.abattement_salaire_couple
                                           : january.aspa.abattement_salaire_seul;
    const auto gross = salaire_brut(p, -3, -1, dossier.bareme().general);
    return not_negative(gross -
                        share * january.general.smic_horaire * january.general.heures_mensuelles);
}

/// Monthly resources of the couple. [CSS, art. R. 815-22 to R. 815-29]
Exact ressources(const Dossier& dossier, const Droits& eligible, const ParAdulte& ass_per_month) {
    Exact total;
    for (std::size_t i = 0; i < dossier.adultes().size(); ++i) {
        const auto& p = dossier.adultes()[i];
        auto quarter = p.chomage.sum(-3, -1) + p.pension_alimentaire.sum(-3, -1) +
                       p.pension_invalidite.sum(-3, -1) +
                       retraite_brute(p, -3, -1, dossier.bareme().general) +
                       interets_livret_a(dossier, p, -3, -1) + salaires(dossier, p);
        const bool replaces_aah =
            eligible.aspa[i] || eligible.asi[i] || p.pension_invalidite.at(0) > Exact{};
        if (!replaces_aah) quarter += 3 * p.passees.aah;
        total += quarter / 3 + ass_per_month[i];
    }
    return total;
}

/// [CSS, art. L. 815-24-1, D. 815-19]
ParAdulte montants_asi(const Dossier& dossier, const Droits& eligible, Exact ressources,
                       Trace* trace) {
    const auto& asi = dossier.bareme().asi;
    const bool both = eligible.count_asi() == 2;
    const bool alone = eligible.count_asi() == 1 && eligible.count_aspa() == 0;
    ParAdulte amounts{};
    if (!both && !alone) {
        Note{trace, Prestation::asi}.condition("le conjoint ne relève pas de l'ASPA",
                                               eligible.count_asi() == 0, "CSS, art. L. 815-24-1");
        return amounts;
    }
    const auto plafond = (dossier.is_couple() ? asi.plafond_couple : asi.plafond_seul) / 12;
    for (std::size_t i = 0; i < dossier.adultes().size(); ++i) {
        if (!eligible.asi[i]) continue;
        Note note{trace, Prestation::asi, static_cast<int>(i)};
        note.condition("ressources sous le plafond", ressources < plafond, "CSS, art. D. 815-19",
                       {ressources, plafond, Unite::euros_par_mois});
        const auto rest = not_negative(plafond - ressources);
        amounts[i] = note.montant("allocation", both ? rest / 2 : rest, "CSS, art. L. 815-24-1");
    }
    return amounts;
}

/// [CSS, art. L. 815-9, D. 815-1]
Exact montant_aspa(const Dossier& dossier, const Droits& eligible, Exact ressources, Trace* trace) {
    if (eligible.count_aspa() == 0) return {};
    const auto& aspa = dossier.bareme().aspa;
    const bool both = eligible.count_aspa() == 2;
    const bool mixed = eligible.count_asi() == 1;
    const auto plafond = (dossier.is_couple() ? aspa.montant_couple : aspa.montant_seul) / 12;
    const auto full = both    ? aspa.montant_couple / 12
                      : mixed ? aspa.montant_couple / 24
                              : aspa.montant_seul / 12;
    Note note{trace, Prestation::aspa};
    note.condition("ressources sous le plafond", ressources < plafond, "CSS, art. D. 815-1",
                   {ressources, plafond, Unite::euros_par_mois});
    const auto excess = not_negative(ressources + full - plafond);
    return note.montant("allocation", not_negative(full - (mixed ? excess / 2 : excess)),
                        "CSS, art. L. 815-9");
}

}  // namespace

MinimumVieillesse minimum_vieillesse(const Dossier& dossier, const ParAdulte& ass_per_month,
                                     Trace* trace) {
    const auto eligible = droits(dossier, trace);
    if (eligible.count_aspa() + eligible.count_asi() == 0) return {};
    const auto monthly = ressources(dossier, eligible, ass_per_month);
    return {montants_asi(dossier, eligible, monthly, trace),
            montant_aspa(dossier, eligible, monthly, trace)};
}

}  // namespace rules
