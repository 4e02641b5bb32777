#include "kiosk/rules/revenu_solidarite.h"

#include <algorithm>

namespace rules {
namespace {

using base::not_negative;
using domain::Occupation;

/// A quarter of income, forgotten when it has just stopped and nothing replaces it.
/// [CASF, art. R. 262-13]
Exact trimestre(const Dossier& dossier, const Personne& p, Month m, const domain::Serie& income) {
    if (income.is_zero()) return {};
    const int k = dossier.offset(m);
    const bool stopped = income.at(k).is_zero() && income.at(k - 1) > Exact{};
    const bool replaced = !p.chomage.at(k).is_zero() || !p.retraite.at(k).is_zero();
    if (stopped && !replaced) return {};
    const int shift = dossier.decalage();
    return income.sum(k - 3 - shift, k - 1 - shift);
}

/// A quarter of income of which a flat part is forgotten when it has stopped.
Exact trimestre_abattu(const Dossier& dossier, Month m, const domain::Serie& income) {
    if (income.is_zero()) return {};
    const int k = dossier.offset(m);
    const int shift = dossier.decalage();
    const auto sum = income.sum(k - 3 - shift, k - 1 - shift);
    const bool stopped = income.at(k).is_zero() && income.at(k - 1) > Exact{};
    if (!stopped) return sum;
    const auto& rsa = dossier.bareme(m).rsa;
    return not_negative(sum - rsa.arret_abattement * rsa.montant_forfaitaire);
}

/// Own income of a person, the monthly average over the reference quarter.
/// [CASF, art. R. 262-6 to R. 262-13]
Exact ressources_personne(const Dossier& dossier, const Personne& p, Month m) {
    const int k = dossier.offset(m);
    const int shift = dossier.decalage();
    const auto quarter =
        trimestre(dossier, p, m, p.salaire_net) + trimestre(dossier, p, m, p.chomage) +
        trimestre(dossier, p, m, p.retraite) + trimestre_abattu(dossier, m, p.pension_alimentaire) +
        trimestre_abattu(dossier, m, p.pension_invalidite) +
        interets_livret_a(dossier, p, k - 3 - shift, k - 1 - shift);
    return quarter / 3;
}

/// A child counts below the age limit while it earns less than it brings. [CASF, art. R. 262-3]
bool counts(const Dossier& dossier, std::size_t i, Month m, Exact limit) {
    const auto& rsa = dossier.bareme(m).rsa;
    if (Exact{dossier.age_enfant(i, m)} >= rsa.age_enfant) return false;
    if (dossier.is_autonome(i, m)) return false;
    return ressources_personne(dossier, dossier.enfants()[i], m) < limit;
}

int children_below(const Dossier& dossier, Month m, Exact age) {
    int count = 0;
    for (std::size_t i = 0; i < dossier.enfants().size(); ++i) {
        count += Exact{dossier.age_enfant(i, m)} < age ? 1 : 0;
    }
    return count;
}

bool has_infant(const Dossier& dossier, Month m) {
    const auto limit = dossier.bareme(m).rsa.isolement_age_enfant;
    for (std::size_t i = 0; i < dossier.enfants().size(); ++i) {
        const Exact age{dossier.age_enfant(i, m)};
        if (age >= Exact{} && age < limit && !dossier.is_autonome(i, m)) return true;
    }
    return false;
}

/// [CASF, art. L. 262-2, L. 262-4, L. 262-7-1]
bool is_eligible(const Dossier& dossier, const FoyerRsa& foyer, Note& note) {
    const auto& rsa = dossier.bareme().rsa;
    bool by_situation = false;
    bool national = false;
    for (std::size_t i = 0; i < dossier.adultes().size(); ++i) {
        const auto& p = dossier.adultes()[i];
        auto own = note.of(static_cast<int>(i));
        const Exact age{dossier.age(p, dossier.mois())};
        const bool is_student = !own.condition(
            "n'est pas étudiant", p.activite != domain::Activite::etudiant, "CASF, art. L. 262-4");
        const bool has_age =
            own.voie("âge requis, ou un enfant à charge", foyer.enfants > 0 || age >= rsa.age,
                     "CASF, art. L. 262-4", {age, rsa.age, Unite::ans});
        const bool is_young_worker = age > rsa.age_jeune && age < rsa.age && p.condition_rsa_jeune;
        if (!has_age) {
            own.condition("âge requis, ou un enfant à charge, ou deux ans de travail en trois ans",
                          is_young_worker, "CASF, art. L. 262-7-1", {age, rsa.age, Unite::ans});
        }
        by_situation = by_situation || (!is_student && (has_age || is_young_worker));
        national = national || has_rsa_nationality(p, rsa);
    }
    note.condition("nationalité ou durée de séjour", national, "CASF, art. L. 262-4 et L. 262-6");
    return by_situation && national;
}

Exact montant_du(const Dossier& dossier, const FoyerRsa& foyer, Note& note) {
    const auto& rsa = dossier.bareme().rsa;
    Exact amount;
    if (is_eligible(dossier, foyer, note)) {
        amount = montant_pour(rsa, foyer, dossier.is_couple(), rsa.montant_forfaitaire);
    }
    if (note.voie("majoration pour isolement", foyer.is_majore, "CASF, art. L. 262-9")) {
        amount = std::max(amount, montant_majore(rsa, foyer, rsa.montant_forfaitaire));
    }
    return note.montant("montant forfaitaire du foyer", amount, "CASF, art. L. 262-2, R. 262-1");
}

Exact ressources_foyer(const Dossier& dossier, const FoyerRsa& foyer, const Ressources& at_m) {
    auto total = at_m.prestations_familiales_per_month + at_m.aspa_per_month;
    for (const auto& p : dossier.adultes()) {
        total += p.passees.ass + p.passees.aah + p.passees.asi;
        total += ressources_personne(dossier, p, dossier.mois());
    }
    for (std::size_t i = 0; i < dossier.enfants().size(); ++i) {
        if (!foyer.counts(i)) continue;
        total += ressources_personne(dossier, dossier.enfants()[i], dossier.mois());
    }
    return total;
}

}  // namespace

bool has_rsa_nationality(const Personne& p, const BaremeRsa& rsa) {
    switch (p.nationalite) {
        case domain::Nationalite::francaise:
            return true;
        case domain::Nationalite::europeenne:
            return p.annees_titre_sejour >= rsa.residence_europeenne_annees;
        case domain::Nationalite::autre:
            return p.annees_titre_sejour >= rsa.titre_sejour_annees;
    }
    return false;
}

FoyerRsa foyer_rsa(const Dossier& dossier, Month m) {
    FoyerRsa found;
    found.personnes = static_cast<int>(dossier.adultes().size());
    const bool pregnant = is_grossesse(dossier, m);
    if (!dossier.enfants().empty()) {
        const auto& rsa = dossier.bareme(m).rsa;
        const bool is_isolated_parent = !dossier.is_couple() && dossier.foyer().isolement_recent &&
                                        !pregnant &&
                                        children_below(dossier, m, rsa.age_enfant) == 1;
        const auto share = is_isolated_parent ? rsa.isolement_base - Exact{1} + rsa.isolement_enfant
                                              : rsa.enfant_ressources;
        const auto limit = share * rsa.montant_forfaitaire;
        for (std::size_t i = 0; i < dossier.enfants().size(); ++i) {
            if (!counts(dossier, i, m, limit)) continue;
            found.children |= 1U << i;
            ++found.enfants;
        }
        found.personnes += found.enfants;
    }
    found.is_majore = !dossier.is_couple() && (pregnant || found.enfants > 0) &&
                      (pregnant || dossier.foyer().isolement_recent || has_infant(dossier, m));
    return found;
}

Exact montant_pour(const BaremeRsa& rsa, const FoyerRsa& foyer, bool couple, Exact base) {
    Exact scale{1};
    if (foyer.personnes >= 2) scale += rsa.personne_2;
    if (foyer.personnes >= 3) scale += rsa.personne_3;
    if (foyer.personnes >= 4) scale += couple ? rsa.personne_3 : rsa.personne_suivante;
    scale += std::max(0, foyer.personnes - 4) * rsa.personne_suivante;
    return base * scale;
}

Exact montant_majore(const BaremeRsa& rsa, const FoyerRsa& foyer, Exact base) {
    return base * (rsa.isolement_base + foyer.enfants * rsa.isolement_enfant);
}

Exact forfait_logement_plein(const BaremeRsa& rsa, int personnes, Exact base) {
    Exact scale{1};
    if (personnes >= 2) scale += rsa.personne_2;
    if (personnes >= 3) scale += rsa.personne_3;
    const auto column = static_cast<std::size_t>(std::clamp(personnes, 1, 3) - 1);
    return base * (scale * rsa.forfait_logement[column]);
}

Exact forfait_logement(const Dossier& dossier, Exact plein, Exact aide_logement_per_month) {
    const auto& logement = dossier.foyer().logement;
    const bool owns = logement.occupation == Occupation::proprietaire ||
                      logement.occupation == Occupation::primo_accedant;
    const bool is_housed =
        logement.occupation == Occupation::loge_gratuitement && !logement.participe_frais;
    if ((owns && logement.loyer.is_zero()) || is_housed) return plein;
    return std::min(aide_logement_per_month, plein);
}

Exact revenu_solidarite(const Dossier& dossier, const Ressources& at_m, Trace* trace) {
    Note note{trace, Prestation::rsa};
    const auto& rsa = dossier.bareme().rsa;
    const auto foyer = foyer_rsa(dossier, dossier.mois());
    const auto full = montant_du(dossier, foyer, note);
    if (full.is_zero()) return {};

    const auto plein = forfait_logement_plein(rsa, foyer.personnes, rsa.montant_forfaitaire);
    const auto housing = note.montant(
        "forfait logement", forfait_logement(dossier, plein, at_m.aide_logement_per_month),
        "CASF, art. R. 262-9 et R. 262-10");
    const auto ressources = note.montant(
        "ressources du foyer", ressources_foyer(dossier, foyer, at_m), "CASF, art. R. 262-6");
    note.condition("ressources sous le montant forfaitaire", ressources + housing < full,
                   "CASF, art. L. 262-2", {ressources + housing, full, Unite::euros_par_mois});
    const auto amount =
        note.montant("RSA", not_negative(full - housing - ressources), "CASF, art. L. 262-2");
    const bool is_paid =
        note.condition("montant au-dessus du minimum versé", amount >= rsa.minimum_verse,
                       "CASF, art. R. 262-39", {amount, rsa.minimum_verse, Unite::euros_par_mois});
    return is_paid ? amount : Exact{};
}

}  // namespace rules
