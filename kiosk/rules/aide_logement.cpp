#include "kiosk/rules/aide_logement.h"

#include <algorithm>

namespace rules {
namespace {

using base::not_negative;
using base::to_cent;
using domain::Occupation;

std::size_t index(int n) {
    return static_cast<std::size_t>(n);
}

std::size_t zone_index(const Dossier& dossier) {
    return index(dossier.foyer().logement.zone - 1);
}

/// A scale whose columns are single, couple, 1…N-3 dependants, each further.
template <std::size_t N>
Exact by_family(const Table<N>& table, const Occupants& family) {
    const int last = static_cast<int>(N) - 3;  // dependants of the last named column
    if (family.a_charge == 0) return table[family.couple ? 1 : 0];
    const int named = std::min(family.a_charge, last);
    return table[index(named + 1)] + (family.a_charge - named) * table[N - 1];
}

Exact loyer_plafond(const Dossier& dossier, Month m, const Occupants& family) {
    const auto& bareme = dossier.bareme(m).logement;
    const auto& logement = dossier.foyer().logement;
    const auto& table = bareme.plafond_loyer[zone_index(dossier)];
    auto plafond = logement.chambre ? table[0] * bareme.chambre : by_family(table, family);
    if (logement.colocation) plafond = plafond * bareme.colocation;
    return to_cent(plafond);
}

Exact loyer_reel(const Dossier& dossier, const BaremeLogement& bareme) {
    const auto& logement = dossier.foyer().logement;
    if (logement.occupation != Occupation::locataire_meuble) return base::to_euro(logement.loyer);
    return base::to_euro(base::mul_div(logement.loyer, bareme.meuble[0], bareme.meuble[1]));
}

Exact charges(const BaremeLogement& bareme, const domain::Logement& logement,
              const Occupants& family) {
    if (!logement.colocation) {
        return bareme.charges + family.a_charge * bareme.charges_par_personne;
    }
    const auto base =
        family.couple ? bareme.charges_colocation_couple : bareme.charges_colocation_seul;
    return base + family.a_charge * bareme.charges_colocation_par_personne;
}

/// The second share of the participation, by how dear the rent is. [CCH, art. D. 823-17]
Exact taux_loyer(const BaremeLogement& bareme, Exact loyer, const Occupants& family) {
    const auto ratio = loyer / by_family(bareme.plafond_loyer[1], family);
    const auto& bounds = bareme.taux_loyer_seuils;
    if (ratio <= bounds[0]) return {};
    if (ratio <= bounds[1]) return bareme.taux_loyer[0] * (ratio - bounds[0]);
    return bareme.taux_loyer[0] * (bounds[1] - bounds[0]) +
           bareme.taux_loyer[1] * (ratio - bounds[1]);
}

/// What the foyer keeps at its charge. [CCH, art. D. 823-17]
Exact participation(const BaremeLogement& bareme, Exact loyer_et_charges, Exact taux,
                    Exact above_r0) {
    const auto share =
        std::max(bareme.participation_taux * loyer_et_charges, bareme.participation_minimum);
    return share + taux * not_negative(above_r0);
}

bool has_disability(const Dossier& dossier) {
    const auto flagged = [](const Personne& p) { return p.handicap; };
    return std::any_of(dossier.adultes().begin(), dossier.adultes().end(), flagged) ||
           std::any_of(dossier.enfants().begin(), dossier.enfants().end(), flagged);
}

/// Less and less as the rent leaves the ceiling far below. [CCH, art. L. 823-1, D. 823-16]
Exact degressivite(const Dossier& dossier, const BaremeLogement& bareme, Exact loyer,
                   Exact plafond) {
    if (has_disability(dossier)) return Exact{1};
    const auto& factors = bareme.degressivite[zone_index(dossier)];
    const auto first = to_cent(factors[0] * plafond);
    const auto last = to_cent(factors[1] * plafond);
    if (loyer <= first) return Exact{1};
    return loyer >= last ? Exact{} : (last - loyer) / (last - first);
}

/// Réduction de loyer de solidarité, taken back from the benefit. [CCH, art. L. 442-2-1, L. 832-3]
Exact reduction_loyer(const Dossier& dossier, const BaremeLogement& bareme, Exact ressources,
                      const Occupants& family) {
    if (dossier.foyer().logement.occupation != Occupation::locataire_hlm) return {};
    const auto zone = zone_index(dossier);
    if (ressources / 12 >= by_family(bareme.rls_plafond[zone], family)) return {};
    return bareme.rls_part * by_family(bareme.rls_montant[zone], family);
}

bool is_tenant(Occupation occupation) {
    return occupation == Occupation::locataire_hlm || occupation == Occupation::locataire_vide ||
           occupation == Occupation::locataire_meuble;
}

struct Depense {
    Exact loyer_plafond;
    Exact loyer_reel;
    Exact loyer;  ///< the smaller one
    Exact charges;
};

Depense depense(const Dossier& dossier, Month m, const Occupants& family, Note& note) {
    const auto& bareme = dossier.bareme(m).logement;
    Depense found;
    found.loyer_plafond = note.montant("loyer plafond", loyer_plafond(dossier, m, family),
                                       "arrêté du 27 septembre 2019, art. 7");
    found.loyer_reel = loyer_reel(dossier, bareme);
    found.loyer = note.montant("loyer retenu", std::min(found.loyer_reel, found.loyer_plafond),
                               "CCH, art. D. 823-16");
    found.charges =
        note.montant("forfait de charges", charges(bareme, dossier.foyer().logement, family),
                     "arrêté du 27 septembre 2019, art. 9");
    return found;
}

Exact participation_foyer(const Dossier& dossier, Month m, const Occupants& family,
                          const Depense& spent, Exact ressources) {
    const auto& bareme = dossier.bareme(m).logement;
    const auto taux =
        by_family(bareme.taux_famille, family) + taux_loyer(bareme, spent.loyer, family);
    return participation(bareme, spent.loyer + spent.charges, taux,
                         ressources - by_family(bareme.r0, family));
}

}  // namespace

Occupants occupants(const Dossier& dossier, Month m) {
    const auto limit = dossier.bareme(m).logement.age_personne_a_charge;
    Occupants found{dossier.is_couple() || is_grossesse(dossier, m), 0};
    for (std::size_t i = 0; i < dossier.enfants().size(); ++i) {
        const Exact age{dossier.age_enfant(i, m)};
        if (age >= Exact{} && age <= limit && !dossier.is_autonome(i, m)) ++found.a_charge;
    }
    return found;
}

Exact aide_logement(const Dossier& dossier, Month m, const ParAdulte& aah_per_month,
                    const ParAdulte& ass_per_month, Trace* trace) {
    Note note{trace, Prestation::aide_logement};
    const auto occupation = dossier.foyer().logement.occupation;
    if (!note.condition("locataire de son logement", is_tenant(occupation), "CCH, art. L. 822-2")) {
        return {};
    }
    const auto& bareme = dossier.bareme(m).logement;
    const auto family = occupants(dossier, m);
    const auto spent = depense(dossier, m, family, note);
    const auto ressources =
        note.montant("ressources des douze mois de référence",
                     ressources_logement(dossier, m, aah_per_month, ass_per_month),
                     "CCH, art. R. 822-3", Unite::euros_par_an);
    const auto personal = note.montant("participation personnelle",
                                       participation_foyer(dossier, m, family, spent, ressources),
                                       "CCH, art. D. 823-17");

    auto gross = not_negative(spent.loyer + spent.charges - personal);
    const bool is_hlm = occupation == Occupation::locataire_hlm;
    const Mesure minimum{gross, bareme.minimum_verse, Unite::euros_par_mois};
    if (!note.condition("montant au-dessus du minimum versé",
                        is_hlm || gross >= bareme.minimum_verse,
                        "arrêté du 27 septembre 2019, art. 12", minimum)) {
        return {};
    }
    const auto factor = degressivite(dossier, bareme, spent.loyer_reel, spent.loyer_plafond);
    note.voie("loyer sous le seuil de dégressivité", factor == Exact{1}, "CCH, art. L. 823-1");
    gross = note.montant("montant brut", not_negative(to_cent(gross * factor) - bareme.minoration),
                         "CCH, art. D. 823-16");
    const auto rls =
        note.montant("réduction de loyer de solidarité",
                     reduction_loyer(dossier, bareme, ressources, family), "CCH, art. L. 832-3");
    const auto paid = not_negative(gross - rls);
    note.condition("montant restant après la minoration, la dégressivité et la réduction de loyer",
                   paid > Exact{}, "CCH, art. D. 823-16 et L. 823-1");
    return note.montant("montant net de CRDS", to_cent(paid - paid * bareme.crds),
                        "CGI, art. 1600-0 J");
}

}  // namespace rules
