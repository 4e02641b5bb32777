#include "kiosk/rules/cheque_energie.h"

#include <algorithm>

namespace rules {
namespace {

using domain::Occupation;

/// Units of consumption: the second person counts half, each further one less; a child in shared
/// custody is half a person. [C. énergie, art. R. 124-1]
Exact unites_consommation(const Dossier& dossier, const BaremeChequeEnergie& cheque) {
    Exact persons{static_cast<int>(dossier.adultes().size())};
    for (const auto& enfant : dossier.enfants()) {
        persons += enfant.garde_alternee ? cheque.garde_alternee : Exact{1};
    }
    const auto second = std::min(base::not_negative(persons - Exact{1}), Exact{1});
    const auto others = base::not_negative(persons - Exact{2});
    return Exact{1} + second * cheque.personne_2 + others * cheque.personne_suivante;
}

}  // namespace

Exact cheque_energie(const Dossier& dossier, Exact revenu_fiscal, Trace* trace) {
    Note note{trace, Prestation::cheque_energie};
    const auto occupation = dossier.foyer().logement.occupation;
    const bool has_home =
        occupation != Occupation::loge_gratuitement && occupation != Occupation::sans_domicile;
    if (!note.condition("locataire ou propriétaire de son logement", has_home,
                        "C. énergie, art. L. 124-1")) {
        return {};
    }
    const auto& cheque = dossier.bareme(dossier.mois().january()).cheque_energie;
    const auto units = note.montant("unités de consommation", unites_consommation(dossier, cheque),
                                    "C. énergie, art. R. 124-1", Unite::nombre);
    const auto share = revenu_fiscal / units;
    if (!note.condition("revenu fiscal de référence sous le plafond du foyer",
                        share < cheque.seuils.back(), "C. énergie, art. R. 124-1",
                        {revenu_fiscal, cheque.seuils.back() * units, Unite::euros_par_an})) {
        return {};
    }
    std::size_t bracket = 0;
    while (share >= cheque.seuils[bracket]) ++bracket;
    const auto& amounts = units <= Exact{1}  ? cheque.une_uc
                          : units < Exact{2} ? cheque.moins_deux_uc
                                             : cheque.deux_uc;
    return note.montant("chèque", amounts[bracket], "C. énergie, art. R. 124-1",
                        Unite::euros_par_an);
}

}  // namespace rules
