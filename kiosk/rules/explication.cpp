#include "kiosk/rules/explication.h"

#include <algorithm>

namespace rules {
namespace {

using base::Exact;
using domain::Foyer;

bool is_of(const Etape& step, const Explication& explication) {
    return step.prestation == explication.prestation && step.genre != Genre::montant;
}

bool explains(const Etape& step, const Explication& explication) {
    if (!is_of(step, explication)) return false;
    if (explication.due) return step.tenue;
    return step.genre == Genre::condition && !step.tenue;
}

/// What refuses one adult, and how far the conditions held before.
struct Refus {
    const Etape* first = nullptr;
    int failed = 0;
    int held = 0;

    friend bool is_nearer(const Refus& a, const Refus& b) {
        if (a.failed != b.failed) return a.failed < b.failed;
        return a.held > b.held;
    }
};

Refus refusal_of(const Evaluation& of, Prestation prestation, int adulte) {
    Refus refus;
    for (const auto& step : of.trace) {
        const bool is_its = step.prestation == prestation && step.adulte == adulte &&
                            step.genre == Genre::condition;
        if (!is_its) continue;
        if (!step.tenue && refus.first == nullptr) refus.first = &step;
        ++(step.tenue ? refus.held : refus.failed);
    }
    return refus;
}

/// What is refused to the whole foyer decides, as it is looked at once somebody may claim; else
/// what refuses the adult who is nearest to it.
void decide(Explication& one, const Evaluation& of) {
    const auto whole = refusal_of(of, one.prestation, -1);
    const auto first = refusal_of(of, one.prestation, 0);
    const auto second = refusal_of(of, one.prestation, 1);
    if (whole.first != nullptr) {
        one.raison = *whole.first;
        return;
    }
    const bool partner =
        second.first != nullptr && (first.first == nullptr || is_nearer(second, first));
    const auto* decides = partner ? second.first : first.first;
    if (decides == nullptr) return;
    one.raison = *decides;
    if (!one.en_couple) return;
    const bool both = first.first != nullptr && second.first != nullptr &&
                      first.first->libelle == second.first->libelle;
    one.qui = both ? Qui::tous_deux : partner ? Qui::conjoint : Qui::vous;
}

/// The adults for whom something is true, when there are two.
template <class Holds>
Qui adults(const Foyer& foyer, Holds&& holds) {
    if (foyer.adultes.size() < 2) return Qui::foyer;
    const bool first = holds(std::size_t{0});
    const bool second = holds(std::size_t{1});
    if (first && second) return Qui::tous_deux;
    return first ? Qui::vous : second ? Qui::conjoint : Qui::foyer;
}

Qui entitled(const Explication& one, const Evaluation& of) {
    const auto positive = [&](const ParAdulte& amounts) {
        return adults(of.foyer, [&](std::size_t i) { return amounts[i] > Exact{}; });
    };
    switch (one.prestation) {
        case Prestation::aah:
            return positive(of.results.aah);
        case Prestation::mva:
            return positive(of.results.mva);
        case Prestation::asi:
            return positive(of.results.asi);
        case Prestation::ass:
            return positive(of.results.ass);
        case Prestation::aspa:
            return adults(of.foyer, [&](std::size_t i) {
                return refusal_of(of, one.prestation, static_cast<int>(i)).first == nullptr;
            });
        case Prestation::prime_activite:
            return adults(of.foyer, [&](std::size_t i) {
                return !of.foyer.adultes[i].salaire_net.is_zero();
            });
        default:
            return Qui::foyer;
    }
}

struct Ages {
    Exact from;
    Exact below;
};

/// Of the children that a benefit is paid for; empty for one that is not paid for children.
std::optional<Ages> ages_of(Prestation prestation, const Bareme& bareme) {
    switch (prestation) {
        case Prestation::af:
        case Prestation::asf:
            return Ages{{}, bareme.famille.age_jeune};
        case Prestation::cf:
            return Ages{bareme.cf.age_enfant, bareme.cf.age_limite};
        case Prestation::paje_base:
            return Ages{{}, bareme.paje.age_enfant};
        case Prestation::aeeh:
            return Ages{{}, bareme.aeeh.age_limite};
        case Prestation::ars:
            return Ages{bareme.ars.age_primaire, bareme.ars.age_fin};
        case Prestation::bourse_college:
        case Prestation::bourse_lycee:
            return Ages{{}, bareme.famille.age_jeune};
        default:
            return std::nullopt;
    }
}

bool is_concerned(const domain::Personne& enfant, Prestation prestation) {
    switch (prestation) {
        case Prestation::aeeh:
            return enfant.handicap;
        case Prestation::bourse_college:
            return enfant.scolarite == domain::Scolarite::college;
        case Prestation::bourse_lycee:
            return enfant.scolarite == domain::Scolarite::lycee;
        default:
            return true;
    }
}

void name_children(Explication& one, const Foyer& foyer, const Bareme& bareme) {
    const auto ages = ages_of(one.prestation, bareme);
    if (!ages) return;
    const bool at_school = one.prestation == Prestation::ars;
    const base::Month december{foyer.mois.year(), 12};
    for (const auto& enfant : foyer.enfants) {
        const auto at = at_school ? december : foyer.mois;
        const int age = base::age_in_years(enfant.naissance, at);
        const bool of_age = Exact{age} >= ages->from && Exact{age} < ages->below;
        if (of_age && is_concerned(enfant, one.prestation)) one.enfants.push_back(age);
    }
    if (!one.enfants.empty()) one.qui = Qui::enfants;
}

}  // namespace

std::vector<Explication> expliquer(const Evaluation& evaluation, const Bareme& bareme) {
    std::vector<Explication> all;
    for (std::size_t i = 0; i < kPrestations; ++i) {
        Explication one;
        one.prestation = static_cast<Prestation>(i);
        one.due = is_due(evaluation.results, one.prestation);
        one.en_couple = evaluation.foyer.adultes.size() == 2;
        std::copy_if(evaluation.trace.begin(), evaluation.trace.end(),
                     std::back_inserter(one.raisons),
                     [&](const Etape& step) { return explains(step, one); });
        if (one.due) {
            one.qui = entitled(one, evaluation);
            name_children(one, evaluation.foyer, bareme);
        } else {
            decide(one, evaluation);
        }
        all.push_back(std::move(one));
    }
    return all;
}

bool is_by_other_benefits(const Explication& of) {
    if (!of.raison || !of.ecart.empty()) return false;
    const auto& mesure = of.raison->mesure;
    const bool is_money =
        mesure.unite == Unite::euros_par_mois || mesure.unite == Unite::euros_par_an;
    return is_money && mesure.valeur >= mesure.limite;
}

bool repeats_its_raison(const Explication& of) {
    if (of.ecart.size() != 1) return false;
    switch (of.ecart.front().levier) {
        case Levier::naissance:
        case Levier::enfant_handicape:
        case Levier::eleve_college:
        case Levier::eleve_lycee:
        case Levier::sans_conjoint:
        case Levier::sans_etudes:
        case Levier::hors_parents:
            return true;
        default:
            return false;
    }
}

int euros_dits(int euros, bool a_peu_pres) {
    constexpr int kStep = 10;
    return a_peu_pres ? (euros + kStep - 1) / kStep * kStep : euros;
}

}  // namespace rules
