#include "kiosk/rules/soutien_familial.h"

#include <algorithm>

namespace rules {
namespace {

int eligible_children(const Dossier& dossier, Month m) {
    const auto limit = dossier.bareme(m).famille.age_jeune;
    int count = 0;
    for (std::size_t i = 0; i < dossier.enfants().size(); ++i) {
        const Exact age{dossier.age_enfant(i, m)};
        if (age >= Exact{} && age < limit && !dossier.is_autonome(i, m)) ++count;
    }
    return count;
}

Exact pensions_alimentaires(const Dossier& dossier, Month m) {
    const int k = dossier.offset(m);
    Exact total;
    for (const auto& p : dossier.adultes()) total += p.pension_alimentaire.at(k);
    for (const auto& p : dossier.enfants()) total += p.pension_alimentaire.at(k);
    return total;
}

}  // namespace

SoutienFamilial soutien_familial(const Dossier& dossier, Month m, Trace* trace) {
    Note note{trace, Prestation::asf};
    if (!note.condition("le parent vit seul", !dossier.is_couple(), "CSS, art. L. 523-2")) {
        return {};
    }
    const int enfants = eligible_children(dossier, m);
    if (!note.condition("un enfant à charge de moins de 20 ans", enfants > 0, "CSS, art. L. 523-1",
                        {Exact{enfants}, Exact{1}, Unite::nombre})) {
        return {};
    }
    const auto& bareme = dossier.bareme(m);
    const auto full = enfants * (bareme.asf.taux * bareme.general.bmaf);
    const auto received = pensions_alimentaires(dossier, m);
    const auto minimum = bareme.asf.minimum_verse;
    const auto rest = note.montant("montant après la pension alimentaire reçue",
                                   base::not_negative(full - received), "CSS, art. D. 523-1");
    if (!note.condition("pension alimentaire inférieure à l'allocation", rest > minimum,
                        "CSS, art. D. 523-1 et D. 523-3",
                        {received, full - minimum, Unite::euros_par_mois})) {
        return {};
    }
    const auto comptee = enfants * (bareme.rsa.asf_comptee * bareme.general.bmaf);
    return {rest, std::min(rest, comptee)};
}

}  // namespace rules
