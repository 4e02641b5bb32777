#include "kiosk/rules/sante_solidaire.h"

#include "kiosk/rules/revenu_solidarite.h"

#include <algorithm>

namespace rules {
namespace {

using base::not_negative;
using domain::Occupation;

bool is_css_child(const Dossier& dossier, std::size_t i) {
    const Exact age{dossier.age_enfant(i, dossier.mois())};
    return age >= Exact{} && age <= dossier.bareme().css.age_enfant;
}

int count_css_children(const Dossier& dossier) {
    int count = 0;
    for (std::size_t i = 0; i < dossier.enfants().size(); ++i) {
        count += is_css_child(dossier, i) ? 1 : 0;
    }
    return count;
}

/// A foyer of young adults must not depend on parents. [CSS, art. R. 861-2]
bool may_ask(const Dossier& dossier) {
    if (count_css_children(dossier) > 0) return true;
    const auto limit = dossier.bareme().css.age_autonome;
    const auto is_of_age = [&](const Personne& p) {
        return Exact{dossier.age(p, dossier.mois())} >= limit;
    };
    const auto& adultes = dossier.adultes();
    const auto& enfants = dossier.enfants();
    if (std::any_of(adultes.begin(), adultes.end(), is_of_age) ||
        std::any_of(enfants.begin(), enfants.end(), is_of_age)) {
        return true;
    }
    return enfants.empty() && std::all_of(adultes.begin(), adultes.end(), [](const Personne& p) {
               return !p.chez_parents && p.pension_alimentaire.sum(-12, -1).is_zero();
           });
}

/// The rank of a child by age, the eldest first.
std::size_t rank_of(const std::vector<Personne>& enfants, std::size_t i) {
    std::size_t older = 0;
    for (std::size_t j = 0; j < enfants.size(); ++j) {
        const bool twin_before = enfants[j].naissance == enfants[i].naissance && j < i;
        older += enfants[j].naissance < enfants[i].naissance || twin_before ? 1 : 0;
    }
    return older;
}

/// [CSS, art. R. 861-3; shared custody: art. R. 861-2-1]
Exact plafond(const Dossier& dossier) {
    const auto& css = dossier.bareme().css;
    const std::size_t first = dossier.is_couple() ? 1 : 0;
    auto scale = css.premiere_personne + (first == 1 ? css.coefficients[0] : Exact{});
    const auto& enfants = dossier.enfants();
    for (std::size_t i = 0; i < enfants.size(); ++i) {
        const auto column = std::min(first + rank_of(enfants, i), css.coefficients.size() - 1);
        const auto share = css.coefficients[column];
        scale += enfants[i].garde_alternee ? share * css.garde_alternee : share;
    }
    return base::to_euro(css.plafond * scale);
}

/// AAH and ASI are counted above an abatement, the ASS whole. [CSS, art. R. 861-10]
Exact minima(const Dossier& dossier, const Personne& p) {
    const auto& css = dossier.bareme().css;
    const auto& past = p.passees;
    auto abattement = past.aah > Exact{} ? Exact{} : css.abattement_asi_seul;
    const auto& adultes = dossier.adultes();
    const bool both = dossier.is_couple() &&
                      std::all_of(adultes.begin(), adultes.end(),
                                  [](const Personne& a) { return a.passees.asi > Exact{}; });
    if (both && past.aah.is_zero()) abattement = css.abattement_asi_couple / 2;
    return 12 * (not_negative(past.aah - css.abattement_aah) + past.ass +
                 not_negative(past.asi - abattement));
}

Exact ressources_personne(const Dossier& dossier, const Personne& p, Exact ass_per_month) {
    const auto salaires = p.salaire_net.sum(-12, -1);
    const auto total = salaires + p.chomage.sum(-12, -1) + p.retraite.sum(-12, -1) +
                       p.pension_invalidite.sum(-12, -1) + p.pension_alimentaire.sum(-12, -1) +
                       interets_livret_a(dossier, p, -12, -1) + minima(dossier, p);
    const bool paid_seeker = p.activite == domain::Activite::chomeur && p.chomage.at(0) > Exact{};
    if (!paid_seeker && ass_per_month.is_zero()) return total;
    return total - dossier.bareme().css.abattement_salaire * salaires;
}

/// Housing counted as an income. [CSS, art. R. 861-5 to R. 861-7]
Exact forfait_logement_annuel(const Dossier& dossier, Exact aide_logement_per_month) {
    const auto& bareme = dossier.bareme();
    const auto& rsa = bareme.rsa;
    const int persons = static_cast<int>(dossier.adultes().size()) + count_css_children(dossier);
    Exact scale{1};
    if (persons >= 2) scale += rsa.personne_2;
    if (persons >= 3) scale += rsa.personne_3;
    const auto yearly = 12 * (rsa.montant_forfaitaire * scale);
    const auto column = static_cast<std::size_t>(std::min(persons, 3) - 1);

    const auto occupation = dossier.foyer().logement.occupation;
    Exact total;
    if (occupation == Occupation::proprietaire || occupation == Occupation::loge_gratuitement) {
        total += yearly * bareme.css.forfait_proprietaire[column];
    }
    if (aide_logement_per_month > Exact{}) {
        total += std::min(12 * aide_logement_per_month,
                          yearly * bareme.css.forfait_aide_logement[column]);
    }
    return total;
}

Exact ressources_foyer(const Dossier& dossier, const RecuSante& received) {
    const auto& css = dossier.bareme().css;
    Exact total;
    for (std::size_t i = 0; i < dossier.adultes().size(); ++i) {
        total += ressources_personne(dossier, dossier.adultes()[i], received.ass_per_month[i]);
    }
    for (std::size_t i = 0; i < dossier.enfants().size(); ++i) {
        if (!is_css_child(dossier, i)) continue;
        total += ressources_personne(dossier, dossier.enfants()[i], Exact{});
    }
    const auto abattement =
        dossier.is_couple() ? css.abattement_aspa_couple : css.abattement_aspa_seul;
    return total + received.prestations_familiales_per_year +
           12 * not_negative(dossier.foyer().aspa_passee - abattement) +
           forfait_logement_annuel(dossier, received.aide_logement_per_month);
}

Exact participation_personne(const Dossier& dossier, const Personne& p) {
    const auto& css = dossier.bareme().css;
    const Exact age{dossier.age(p, dossier.mois())};
    std::size_t bracket = 0;
    while (bracket < css.participation_ages.size() && age >= css.participation_ages[bracket]) {
        ++bracket;
    }
    return css.participation[bracket];
}

}  // namespace

Exact participation_sante(const Dossier& dossier) {
    Exact total;
    for (const auto& p : dossier.adultes()) total += participation_personne(dossier, p);
    for (const auto& p : dossier.enfants()) total += participation_personne(dossier, p);
    return total;
}

SanteSolidaire sante_solidaire(const Dossier& dossier, const RecuSante& received, Trace* trace) {
    Note free{trace, Prestation::css_gratuite};
    Note paying{trace, Prestation::css_participation};
    const bool may = may_ask(dossier);
    for (auto* note : {&free, &paying}) {
        note->condition("indépendant de ses parents, ou âgé d'au moins 25 ans, ou avec enfant", may,
                        "CSS, art. R. 861-2");
    }
    if (!may) return {};
    const auto limit = plafond(dossier);
    const auto ressources =
        free.montant("ressources des douze derniers mois", ressources_foyer(dossier, received),
                     "CSS, art. R. 861-4 à R. 861-10", Unite::euros_par_an);
    const bool by_rsa =
        free.voie("bénéficiaire du RSA", received.rsa_per_month > Exact{}, "CSS, art. L. 861-2");
    const bool below =
        free.condition("ressources sous le plafond", ressources <= limit, "CSS, art. L. 861-1, 1°",
                       {ressources, limit, Unite::euros_par_an});
    if (!paying.condition("pas déjà couvert sans participation", !by_rsa && !below,
                          "CSS, art. L. 861-1, 2°")) {
        return {true, {}};
    }

    const auto raised = limit + limit * dossier.bareme().css.marge_participation;
    if (!paying.condition("ressources sous le plafond relevé", ressources <= raised,
                          "CSS, art. L. 861-1, 2°", {ressources, raised, Unite::euros_par_an})) {
        return {};
    }
    return {false, paying.montant("participation du foyer", participation_sante(dossier),
                                  "CSS, art. D. 861-1")};
}

}  // namespace rules
