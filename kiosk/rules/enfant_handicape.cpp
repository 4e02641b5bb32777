#include "kiosk/rules/enfant_handicape.h"

namespace rules {
namespace {

constexpr int kHighestLevel = 6;

Exact montant(const Bareme& bareme, int niveau, bool is_lone_parent) {
    const auto level = static_cast<std::size_t>(niveau);
    auto share = bareme.aeeh.base + bareme.aeeh.complements[level];
    if (is_lone_parent) share += bareme.aeeh.majorations_parent_isole[level];
    const auto amount = bareme.general.bmaf * share;
    return niveau == kHighestLevel ? amount + bareme.aeeh.complement_6 : amount;
}

}  // namespace

Exact enfant_handicape(const Dossier& dossier, Month m, Trace* trace) {
    Note note{trace, Prestation::aeeh};
    const auto& bareme = dossier.bareme(m);
    Exact total;
    bool has_child = false;
    for (std::size_t i = 0; i < dossier.enfants().size(); ++i) {
        const auto& enfant = dossier.enfants()[i];
        const Exact age{dossier.age_enfant(i, m)};
        const bool too_early = dossier.lecture() == Lecture::loi && age < Exact{};
        if (!enfant.handicap || too_early || age >= bareme.aeeh.age_limite) continue;
        has_child = true;
        total += note.montant("base et complément d'un enfant",
                              montant(bareme, enfant.niveau_aeeh, !dossier.is_couple()),
                              "CSS, art. D. 541-1 et D. 541-2");
    }
    note.condition("un enfant handicapé de moins de 20 ans", has_child, "CSS, art. L. 541-1");
    return total;
}

}  // namespace rules
