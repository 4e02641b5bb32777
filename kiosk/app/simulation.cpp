#include "kiosk/app/simulation.h"

#include "kiosk/app/typing.h"

#include <algorithm>
#include <cassert>

namespace app {
namespace {

using rules::Forme;
using rules::Question;

constexpr int kOldest = 120;

/// A question of one line of money has no page that asks which.
bool asks_lines(const Simulation& simulation) {
    return rules::lignes(simulation.ecran, simulation.reponses).size() > 1;
}

Saisie saisie_of_amounts(const Simulation& simulation) {
    const auto& brouillon = simulation.brouillon;
    const bool asks = asks_lines(simulation) && !ligne_seule(simulation);
    if (asks && brouillon.page == 0) return Saisie::lignes;
    return brouillon.exact ? Saisie::chiffres : Saisie::bande;
}

/// The first pages ask several answers at once; each is corrected alone.
std::optional<Saisie> saisie_of_several(const Simulation& simulation) {
    if (simulation.corrects) return std::nullopt;
    if (simulation.ecran.question == Question::couple) return Saisie::entourage;
    if (simulation.ecran == rules::Ecran{Question::naissance, 0}) return Saisie::naissances;
    const bool of_schools = simulation.ecran.question == Question::eleves_college ||
                            simulation.ecran.question == Question::eleves_lycee;
    if (of_schools) return Saisie::ecoles;
    return std::nullopt;
}

}  // namespace

bool is_year(const std::string& typed, base::Month month) {
    constexpr std::size_t kDigits = 4;
    if (typed.size() != kDigits) return false;
    const int year = std::stoi(typed);
    return year <= month.year() && year >= month.year() - kOldest;
}

std::optional<Entourage> entourage(const Simulation& simulation) {
    const auto couple = simulation.reponses.choix(Question::couple);
    if (!couple) return std::nullopt;
    const bool with_children = asks_children(simulation);
    if (*couple == static_cast<int>(rules::Couple::seul)) {
        return with_children ? Entourage::seul_enfants : Entourage::seul;
    }
    return with_children ? Entourage::couple_enfants : Entourage::couple;
}

bool asks_children(const Simulation& simulation) {
    const auto* said = simulation.reponses.get(Question::enfants);
    return said == nullptr || !said->naissances.empty();
}

rules::Ecran person_asked(const Simulation& simulation) {
    const int given = static_cast<int>(simulation.brouillon.reponse.naissances.size());
    if (simulation.ecran.question == Question::enfants) return {Question::enfants, given};
    const bool alone = simulation.corrects || simulation.ecran.rang != 0;
    if (alone) return simulation.ecran;
    const int adults = simulation.reponses.adultes();
    if (given < adults) return {Question::naissance, given};
    return {Question::enfants, given - adults};
}

Saisie saisie(const Simulation& simulation) {
    if (simulation.brouillon.ages) return Saisie::ages;
    if (const auto several = saisie_of_several(simulation)) return *several;
    const bool lease =
        simulation.ecran.question == Question::occupation && simulation.brouillon.page == 1;
    if (lease) return Saisie::bail;
    switch (rules::forme(simulation.ecran.question)) {
        case Forme::annee:
            return Saisie::annee;
        case Forme::annees_enfants:
            return Saisie::annees;
        case Forme::mois:
            return Saisie::mois;
        case Forme::choix:
            return Saisie::choix;
        case Forme::cases:
            return Saisie::cases;
        case Forme::nombre:
            return Saisie::nombre;
        case Forme::montants:
            return saisie_of_amounts(simulation);
    }
    return Saisie::choix;
}

std::vector<Ecole> ecoles(const Simulation& simulation) {
    std::vector<Ecole> all;
    const auto* said = simulation.reponses.get(Question::enfants);
    if (said == nullptr) return all;
    for (std::size_t i = 0; i < said->naissances.size(); ++i) {
        const int rank = static_cast<int>(i);
        const auto month = simulation.reponses.mois();
        const auto add = [&](domain::Scolarite school, int box) {
            if (rules::may_attend(said->naissances[i], school, month)) {
                all.push_back({rank, school, 2 * rank + box});
            }
        };
        add(domain::Scolarite::college, 0);
        add(domain::Scolarite::lycee, 1);
    }
    return all;
}

bool admits_unknown(const Simulation& simulation) {
    switch (saisie(simulation)) {
        case Saisie::entourage:
        case Saisie::naissances:
        case Saisie::annee:
        case Saisie::annees:
        case Saisie::ages:
            return true;
        default:
            return rules::admits_unknown(simulation.ecran.question);
    }
}

std::optional<rules::Ligne> ligne_seule(const Simulation& simulation) {
    if (simulation.brouillon.compose) return std::nullopt;
    return rules::ligne_usuelle(simulation.ecran, simulation.reponses);
}

rules::Ligne ligne_shown(const Simulation& simulation) {
    const auto& brouillon = simulation.brouillon;
    const auto proposed = rules::lignes(simulation.ecran, simulation.reponses);
    if (!asks_lines(simulation)) return proposed.front();
    if (const auto only = ligne_seule(simulation)) return *only;
    assert(brouillon.page >= 1);
    return brouillon.lignes.at(static_cast<std::size_t>(brouillon.page - 1));
}

bool can_continue(const Simulation& simulation) {
    const auto& brouillon = simulation.brouillon;
    switch (saisie(simulation)) {
        case Saisie::annee:
            return is_year(brouillon.chiffres, simulation.reponses.mois());
        case Saisie::naissances:
            return brouillon.chiffres.empty() &&
                   brouillon.reponse.naissances.size() >=
                       static_cast<std::size_t>(simulation.reponses.adultes());
        case Saisie::annees:
            return brouillon.chiffres.empty();
        case Saisie::chiffres:
            return !brouillon.chiffres.empty();
        case Saisie::cases:
        case Saisie::ecoles:
        case Saisie::lignes:
            return true;
        case Saisie::bande:
            return ligne_seule(simulation).has_value();
        default:
            return false;
    }
}

int possible_count(const Simulation& simulation) {
    const auto& all = simulation.bilan.estimations;
    return static_cast<int>(std::count_if(all.begin(), all.end(), [](const auto& one) {
        return one.verdict != rules::Verdict::non;
    }));
}

std::optional<rules::Prestation> prestation_named(const std::string& identifier) {
    for (std::size_t i = 0; i < rules::kPrestations; ++i) {
        const auto prestation = static_cast<rules::Prestation>(i);
        if (rules::identifier(prestation) == identifier) return prestation;
    }
    return std::nullopt;
}

int pages_seen(const Simulation& simulation) {
    int pages = 0;
    for (const auto& ecran : simulation.parcours) {
        ++pages;
        const auto* said = simulation.reponses.get(ecran);
        const bool composes = rules::lignes(ecran, simulation.reponses).size() > 1;
        if (said == nullptr || !composes) continue;
        const auto usual = rules::ligne_usuelle(ecran, simulation.reponses);
        const auto& all = said->montants;
        const auto given =
            std::count_if(all.begin(), all.end(), [](const auto& one) { return one.has_value(); });
        const bool is_usual = usual && given == 1 && said->montant(*usual);
        if (!is_usual) pages += static_cast<int>(given);
    }
    return pages;
}

int step_number(const Simulation& simulation) {
    return static_cast<int>(simulation.parcours.size()) + 1;
}

}  // namespace app
