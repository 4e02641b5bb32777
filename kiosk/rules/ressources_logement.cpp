#include "kiosk/rules/aide_logement.h"
#include "kiosk/rules/enfant_handicape.h"

#include <algorithm>

namespace rules {
namespace {

using base::not_negative;
using base::to_euro;
using domain::Activite;

/// A person's situation at `m` that lightens its resources. [CCH, art. R. 822-13 to R. 822-15]
struct Allegement {
    bool salaires = false;
    bool chomage = false;
    bool neutralise = false;
};

struct Recu {
    Exact aah;
    Exact ass;
};

/// Unemployed since before the first day of the month two months before `m`.
bool is_long_unemployed(const Personne& p, Month m) {
    if (p.activite != Activite::chomeur || !p.inscrit_chomage) return false;
    const auto limit = m - 2;
    return Month::of(p.debut_chomage) < limit;
}

Allegement allegement(const Dossier& dossier, const Personne& p, Month m, const Recu& recu) {
    const int k = dossier.offset(m);
    const bool no_salary = p.salaire_net.at(k).is_zero();
    const bool out_of_work = no_salary && (p.activite == Activite::retraite || recu.aah > Exact{});
    const bool unemployed = is_long_unemployed(p, m);
    const bool unpaid = p.chomage.at(k).is_zero() || recu.ass > Exact{};
    return {unemployed || out_of_work, out_of_work, unemployed && unpaid};
}

/// Wages and unemployment benefit from M-13 to M-2 after the tax deduction, lightened.
Exact revenus_activite(const Dossier& dossier, const Personne& p, Month m,
                       const Allegement& lightened) {
    const auto& bareme = dossier.bareme(m);
    const auto& impot = dossier.bareme({m.year() - 1, 1}).impot;
    const int k = dossier.offset(m);
    const auto salaires = salaire_imposable(p, k - 13, k - 2, bareme.general);
    const auto chomage = p.chomage.sum(k - 13, k - 2);
    if ((salaires + chomage).is_zero()) return {};

    const auto rate =
        std::max(impot.deduction_taux * (salaires + chomage), impot.deduction_minimum);
    const auto deduction = to_euro(std::min(rate, impot.deduction_maximum));
    auto from_work = not_negative(salaires - deduction);
    auto from_chomage = chomage + std::min(Exact{}, salaires - deduction);
    const auto kept = Exact{1} - bareme.logement.abattement_ressources;
    if (lightened.salaires) from_work = from_work * kept;
    if (lightened.chomage) from_chomage = from_chomage * kept;
    return from_work + from_chomage;
}

Exact pensions(const Dossier& dossier, const Personne& p, Month m) {
    const auto& bareme = dossier.bareme(m);
    const int k = dossier.offset(m);
    const int year = m.year();
    const auto total =
        p.pension_alimentaire.sum(dossier.offset({year - 1, 1}), dossier.offset({year - 1, 12})) +
        retraite_imposable(p, k - 13, k - 2, bareme.general) +
        p.pension_invalidite.sum(dossier.offset({year - 2, 1}), dossier.offset({year - 2, 12}));
    if (total.is_zero()) return {};
    const auto deduction =
        std::max(bareme.impot.pension_taux * total, bareme.impot.pension_minimum);
    return not_negative(total - to_euro(deduction));
}

Exact ressources_adultes(const Dossier& dossier, Month m, const ParAdulte& aah,
                         const ParAdulte& ass) {
    bool neutralised = dossier.foyer().rsa_passe > Exact{};
    std::array<Allegement, domain::kMaxAdultes> lightened;
    for (std::size_t i = 0; i < dossier.adultes().size(); ++i) {
        lightened[i] = allegement(dossier, dossier.adultes()[i], m, {aah[i], ass[i]});
        neutralised = neutralised || lightened[i].neutralise;
    }
    Exact total;
    for (std::size_t i = 0; i < dossier.adultes().size(); ++i) {
        const auto& p = dossier.adultes()[i];
        if (!neutralised) total += revenus_activite(dossier, p, m, lightened[i]);
        total += pensions(dossier, p, m);
    }
    return total;
}

/// What children earn above an allowance. [CCH, art. R. 822-2]
Exact ressources_enfants(const Dossier& dossier, Month m) {
    const auto& logement = dossier.bareme(m).logement;
    const auto& december = dossier.bareme({m.year() - 2, 12});
    const auto allowance = logement.enfant_part_aspa * december.aspa.montant_seul;
    Exact total;
    for (const auto& enfant : dossier.enfants()) {
        const auto earned = revenus_activite(dossier, enfant, m, {}) + pensions(dossier, enfant, m);
        total += not_negative(earned - allowance);
    }
    return total;
}

/// A yearly share of large savings, unless somebody is disabled. [CCH, art. L. 822-5, R. 822-10]
Exact ressources_epargne(const Dossier& dossier, Month m, const ParAdulte& aah) {
    const auto& logement = dossier.bareme(m).logement;
    Exact savings;
    for (const auto& p : dossier.adultes()) savings += p.livret_a;
    for (const auto& p : dossier.enfants()) savings += p.livret_a;
    const bool disabled = aah[0] > Exact{} || aah[1] > Exact{};
    if (savings <= logement.epargne_seuil || disabled) return {};
    if (enfant_handicape(dossier, m, nullptr) > Exact{}) return {};
    return logement.epargne_taux * savings;
}

/// Both parents earn enough. The reference holds one month's wages against a yearly limit; the law
/// the wages of the reference period. [arrêté of 20 January 2020, art. 2]
Exact abattement_biactivite(const Dossier& dossier, Month m) {
    if (!dossier.is_couple()) return {};
    const auto& bareme = dossier.bareme(m);
    const int k = dossier.offset(m);
    const bool yearly = !bareme.logement.biactivite_annuelle.is_zero();
    const auto minimum = bareme.logement.biactivite_bmaf * bareme.general.bmaf;
    const auto earns = [&](const Personne& p) {
        const int first = yearly ? k - 13 : k;
        const int last = yearly ? k - 2 : k;
        return salaire_imposable(p, first, last, bareme.general) >= minimum;
    };
    const bool both = earns(dossier.adultes()[0]) && earns(dossier.adultes()[1]);
    return both ? bareme.logement.abattement_biactivite : Exact{};
}

}  // namespace

Exact ressources_logement(const Dossier& dossier, Month m, const ParAdulte& aah_per_month,
                          const ParAdulte& ass_per_month) {
    const auto& logement = dossier.bareme(m).logement;
    const auto& claimant = dossier.adultes().front();
    Exact total;
    if (claimant.activite == Activite::etudiant &&
        Exact{dossier.age(claimant, m)} < logement.etudiant_age) {
        total = logement.etudiant_ressources;
        if (claimant.boursier) total -= logement.etudiant_boursier;
    } else {
        total = not_negative(ressources_adultes(dossier, m, aah_per_month, ass_per_month) +
                             ressources_enfants(dossier, m) +
                             ressources_epargne(dossier, m, aah_per_month) -
                             abattement_biactivite(dossier, m));
    }
    return base::round_up_to(base::to_cent(total), logement.arrondi_ressources);
}

}  // namespace rules
