#include "kiosk/rules/bourses.h"

#include <algorithm>

namespace rules {
namespace {

using base::to_euro;
using domain::Scolarite;

int pupils(const Dossier& dossier, Scolarite school) {
    const auto& enfants = dossier.enfants();
    return static_cast<int>(std::count_if(
        enfants.begin(), enfants.end(), [&](const Personne& p) { return p.scolarite == school; }));
}

int born_children(const Dossier& dossier) {
    int count = 0;
    for (std::size_t i = 0; i < dossier.enfants().size(); ++i) {
        count += dossier.age_enfant(i, dossier.mois()) >= 0 ? 1 : 0;
    }
    return count;
}

struct Bourse {
    Scolarite school;
    std::string_view libelle;
    std::string_view source;
};

/// The amount of the highest level whose ceiling holds, for every pupil.
template <std::size_t Echelons>
Exact bourse(const Dossier& dossier, const BaremeBourse<Echelons>& bareme, const Bourse& of,
             Exact revenu_fiscal, Note note) {
    const int enfants = pupils(dossier, of.school);
    if (!note.condition(of.libelle, enfants > 0, of.source)) return {};

    const auto column = static_cast<std::size_t>(std::clamp(born_children(dossier), 1, 8) - 1);
    const int year = dossier.mois().year();
    const auto smic = dossier.bareme({year - 2, 7}).general.smic_horaire;
    const auto ceiling = [&](std::size_t level) {
        return to_euro(bareme.plafonds[level][column] * smic);
    };
    if (!note.condition("revenu fiscal de référence sous le plafond du premier échelon",
                        revenu_fiscal <= ceiling(0), of.source,
                        {revenu_fiscal, ceiling(0), Unite::euros_par_an})) {
        return {};
    }
    std::size_t level = 0;
    while (level + 1 < Echelons && revenu_fiscal <= ceiling(level + 1)) ++level;
    note.montant("échelon", Exact{static_cast<int>(level) + 1}, of.source, Unite::nombre);
    const auto bmaf = dossier.bareme({year, 1}).general.bmaf;
    const auto term = to_euro(bareme.montants[level] * bmaf / 3);
    return note.montant("bourse de l'année scolaire", enfants * 3 * term, of.source,
                        Unite::euros_par_an);
}

}  // namespace

Exact bourse_college(const Dossier& dossier, Exact revenu_fiscal, Trace* trace) {
    return bourse(
        dossier, dossier.bareme().bourse_college,
        {Scolarite::college, "un enfant au collège", "C. éduc., art. D. 531-4 et D. 531-7"},
        revenu_fiscal, Note{trace, Prestation::bourse_college});
}

Exact bourse_lycee(const Dossier& dossier, Exact revenu_fiscal, Trace* trace) {
    return bourse(dossier, dossier.bareme().bourse_lycee,
                  {Scolarite::lycee, "un enfant au lycée", "C. éduc., art. D. 531-20 et D. 531-29"},
                  revenu_fiscal, Note{trace, Prestation::bourse_lycee});
}

}  // namespace rules
