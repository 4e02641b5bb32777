#include "kiosk/app/answering.h"

#include "kiosk/app/typing.h"

#include <algorithm>

namespace app {
namespace {

using rules::Ligne;
using rules::Montant;
using rules::Question;
using rules::Reponse;

constexpr std::size_t kYearDigits = 4;
constexpr std::size_t kAmountDigits = 5;
constexpr std::size_t kMostChildren = 12;

bool is_digit(const std::string& utf8) {
    return utf8.size() == 1 && utf8.front() >= '0' && utf8.front() <= '9';
}

Montant exactly(const std::string& digits) {
    const base::Exact euros{std::stoi(digits)};
    return {euros, euros};
}

}  // namespace

Simulation Answering::start(base::Month month, std::optional<int> zone,
                            const rules::Parametres& parametres) {
    Simulation simulation{rules::Reponses{month}};
    simulation.reponses.set({Question::zone, 0},
                            zone ? Reponse::de_choix(*zone) : Reponse::inconnue());
    simulation.bilan = rules::bilan(simulation.reponses, parametres);
    if (simulation.bilan.ecran) simulation.ecran = *simulation.bilan.ecran;
    return simulation;
}

void Answering::show(const rules::Ecran& ecran) {
    simulation_.ecran = ecran;
    simulation_.brouillon = {};
}

void Answering::reopen(const rules::Ecran& ecran) {
    show(ecran);
    const auto* said = simulation_.reponses.get(ecran);
    if (said == nullptr || !said->connue) return;
    auto& brouillon = simulation_.brouillon;
    brouillon.reponse = *said;
    if (saisie(simulation_) == Saisie::naissances) {
        for (const auto& other : {rules::Ecran{Question::naissance, 1}, {Question::enfants, 0}}) {
            const auto* births = simulation_.reponses.get(other);
            if (births == nullptr) continue;
            auto& all = brouillon.reponse.naissances;
            all.insert(all.end(), births->naissances.begin(), births->naissances.end());
        }
    }
    if (saisie(simulation_) == Saisie::annee && !said->naissances.empty()) {
        brouillon.chiffres = std::to_string(said->naissances.front().annee);
    }
    const auto proposed = rules::lignes(ecran, simulation_.reponses);
    if (proposed.size() == 1) return;  // nobody ticks a line that stands alone
    for (const auto ligne : proposed) {
        if (said->montant(ligne)) brouillon.lignes.push_back(ligne);
    }
}

Suite Answering::answer(Reponse reponse) {
    const auto answered = simulation_.ecran;
    reponse.connue = true;
    simulation_.reponses.set(answered, std::move(reponse));
    return next_page();
}

/// The question is answered: which comes next?
Suite Answering::next_page() {
    auto& path = simulation_.parcours;
    std::erase(path, simulation_.ecran);
    std::erase_if(path, [&](const auto& one) { return simulation_.reponses.get(one) == nullptr; });
    path.push_back(simulation_.ecran);
    simulation_.bilan = rules::bilan(simulation_.reponses, parametres_);
    if (simulation_.bilan.fin != rules::Fin::pas_encore) return Suite::ends;
    show(*simulation_.bilan.ecran);
    return Suite::moves_on;
}

Suite Answering::choose(int valeur) {
    switch (saisie(simulation_)) {
        case Saisie::entourage:
            return choose_entourage(static_cast<Entourage>(valeur));
        case Saisie::choix:
        case Saisie::nombre:
            return answer(Reponse::de_choix(valeur));
        case Saisie::mois:
        case Saisie::mois_enfants:
            return choose_month(valeur);
        case Saisie::bande: {
            const auto& bands = rules::tranches(ligne_shown(simulation_));
            const auto& band = bands.at(static_cast<std::size_t>(valeur));
            return give_amount({base::Exact{band.bas}, base::Exact{band.haut}});
        }
        case Saisie::bail: {
            auto reponse = simulation_.brouillon.reponse;
            reponse.choix = valeur;
            return answer(std::move(reponse));
        }
        default:
            return Suite::stays;
    }
}

/// Alone or not, with children or not: who has none is not asked their years.
Suite Answering::choose_entourage(Entourage entourage) {
    const bool couple = entourage == Entourage::couple || entourage == Entourage::couple_enfants;
    const bool childless = entourage == Entourage::seul || entourage == Entourage::couple;
    auto& reponses = simulation_.reponses;
    const bool knew_none = reponses.get(Question::enfants) != nullptr && reponses.enfants() == 0;
    if (childless) reponses.set({Question::enfants, 0}, Reponse::de_annees({}));
    if (!childless && knew_none) reponses.clear({Question::enfants, 0});
    return answer(Reponse::de_choix(couple ? 1 : 0));
}

Suite Answering::choose_month(int month) {
    auto& brouillon = simulation_.brouillon;
    if (saisie(simulation_) == Saisie::mois) return answer(Reponse::de_choix(month));
    const auto* said = simulation_.reponses.get(Question::enfants);
    if (said == nullptr) return Suite::stays;
    if (brouillon.page == 0) brouillon.reponse = Reponse::de_annees(said->naissances);
    auto& births = brouillon.reponse.naissances;
    births.at(static_cast<std::size_t>(brouillon.page)).mois = month;
    ++brouillon.page;
    if (brouillon.page < static_cast<int>(births.size())) return Suite::stays;
    return answer(brouillon.reponse);
}

Suite Answering::toggle(int valeur) {
    auto& brouillon = simulation_.brouillon;
    if (saisie(simulation_) == Saisie::cases) {
        brouillon.reponse.cases ^= 1U << static_cast<unsigned>(valeur);
        return Suite::stays;
    }
    if (saisie(simulation_) == Saisie::choix &&
        simulation_.ecran.question == Question::occupation) {
        brouillon.reponse = Reponse::de_cases(1U << static_cast<unsigned>(valeur));
        brouillon.page = 1;
        return Suite::stays;
    }
    if (saisie(simulation_) != Saisie::lignes) return Suite::stays;
    const auto ligne = static_cast<Ligne>(valeur);
    if (std::erase(brouillon.lignes, ligne) == 0) brouillon.lignes.push_back(ligne);
    std::sort(brouillon.lignes.begin(), brouillon.lignes.end());
    return Suite::stays;
}

Suite Answering::type(const std::string& utf8) {
    const auto how = saisie(simulation_);
    auto& typed = simulation_.brouillon.chiffres;
    if (!is_digit(utf8)) return Suite::stays;
    if (how == Saisie::chiffres && typed.size() < kAmountDigits) typed += utf8;
    if (how == Saisie::annee && typed.size() < kYearDigits) {
        typed += utf8;
        return go_on();  // the fourth digit is enough: one touch less for everybody
    }
    if (how == Saisie::annees || how == Saisie::naissances) return type_year(utf8);
    return Suite::stays;
}

/// One more digit of the year of one more person. A year that cannot be stays, to be taken back.
Suite Answering::type_year(const std::string& digit) {
    auto& typed = simulation_.brouillon.chiffres;
    auto& births = simulation_.brouillon.reponse.naissances;
    const bool adults_too = saisie(simulation_) == Saisie::naissances;
    const auto adults = static_cast<std::size_t>(adults_too ? simulation_.reponses.adultes() : 0);
    const auto children = !adults_too || asks_children(simulation_) ? kMostChildren : 0;
    if (typed.size() < kYearDigits && births.size() < adults + children) typed += digit;
    if (!is_year(typed, simulation_.reponses.mois())) return Suite::stays;
    births.push_back({std::stoi(typed), 0});
    typed.clear();
    const bool is_last = children == 0 && births.size() == adults;
    return is_last ? answer_births() : Suite::stays;
}

/// Everybody's year at once: the adults first, then the children.
Suite Answering::answer_births() {
    auto births = simulation_.brouillon.reponse.naissances;
    auto& reponses = simulation_.reponses;
    const int adults = reponses.adultes();
    for (int i = 0; i < adults; ++i) {
        reponses.set({Question::naissance, i},
                     Reponse::de_annees({births[static_cast<std::size_t>(i)]}));
    }
    births.erase(births.begin(), births.begin() + adults);
    reponses.set({Question::enfants, 0}, Reponse::de_annees(std::move(births)));
    return next_page();
}

Suite Answering::erase() {
    auto& brouillon = simulation_.brouillon;
    const auto how = saisie(simulation_);
    const bool of_years = how == Saisie::annees || how == Saisie::naissances;
    if (!brouillon.chiffres.empty()) {
        remove_last_utf8(brouillon.chiffres);
    } else if (of_years && !brouillon.reponse.naissances.empty()) {
        brouillon.reponse.naissances.pop_back();
    }
    return Suite::stays;
}

Suite Answering::ask_exact() {
    if (saisie(simulation_) == Saisie::bande) simulation_.brouillon.exact = true;
    return Suite::stays;
}

Suite Answering::toggle_arrete() {
    auto& arrete = simulation_.brouillon.arrete;
    arrete = !arrete;
    return Suite::stays;
}

/// One line of money is known: the next one, or the answer.
Suite Answering::give_amount(const Montant& montant) {
    auto& brouillon = simulation_.brouillon;
    auto given = montant;
    given.arrete = brouillon.arrete;
    brouillon.reponse = brouillon.reponse.avec(ligne_shown(simulation_), given);
    brouillon.chiffres.clear();
    brouillon.exact = false;
    brouillon.arrete = false;
    const auto last = static_cast<int>(brouillon.lignes.size());
    ++brouillon.page;
    if (brouillon.page <= last) return Suite::stays;
    return answer(brouillon.reponse);
}

Suite Answering::unknown() {
    const auto how = saisie(simulation_);
    if (how == Saisie::bande || how == Saisie::chiffres) {
        const auto ligne = ligne_shown(simulation_);
        const bool only = rules::lignes(simulation_.ecran, simulation_.reponses).size() == 1;
        if (!only) return give_amount({base::Exact{1}, rules::plafond(ligne)});
    }
    if (!rules::admits_unknown(simulation_.ecran.question)) return Suite::stays;
    simulation_.reponses.set(simulation_.ecran, Reponse::inconnue());
    return next_page();
}

Suite Answering::go_on() {
    auto& brouillon = simulation_.brouillon;
    if (!can_continue(simulation_)) return Suite::stays;
    switch (saisie(simulation_)) {
        case Saisie::annee:
            return answer(Reponse::de_annee(std::stoi(brouillon.chiffres)));
        case Saisie::naissances:
            return answer_births();
        case Saisie::annees:
            return answer(Reponse::de_annees(brouillon.reponse.naissances));
        case Saisie::cases:
            return answer(Reponse::de_cases(brouillon.reponse.cases));
        case Saisie::chiffres:
            return give_amount(exactly(brouillon.chiffres));
        case Saisie::lignes:
            brouillon.reponse = {};
            if (brouillon.lignes.empty()) return answer({});
            brouillon.page = 1;
            return Suite::stays;
        default:
            return Suite::stays;
    }
}

Suite Answering::back() {
    auto& brouillon = simulation_.brouillon;
    brouillon.chiffres.clear();
    if (brouillon.exact) {
        brouillon.exact = false;
        return Suite::stays;
    }
    if (brouillon.page > 0) {
        --brouillon.page;
        return Suite::stays;
    }
    auto& path = simulation_.parcours;
    if (path.empty() || simulation_.corrects) return Suite::leaves;
    const auto last = path.back();
    path.pop_back();
    reopen(last);
    return Suite::stays;
}

}  // namespace app
