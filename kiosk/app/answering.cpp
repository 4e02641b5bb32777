#include "kiosk/app/answering.h"

#include "kiosk/app/typing.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace app {
namespace {

using rules::Ligne;
using rules::Montant;
using rules::Question;
using rules::Reponse;

constexpr std::size_t kYearDigits = 4;
constexpr std::size_t kAmountDigits = 5;
constexpr std::size_t kMostChildren = 12;
constexpr int kOldestTyped = 100;  // with two digits
/// Pages after which one more, and the results, would make more than twelve.
constexpr int kShortPath = 11;

bool is_digit(const std::string& utf8) {
    return utf8.size() == 1 && utf8.front() >= '0' && utf8.front() <= '9';
}

/// The year of two digits, when no year of four begins so: 90 is 1990, 14 is 2014 for a child.
/// Nothing while more digits are awaited.
std::optional<int> short_year(const std::string& typed, bool of_child, base::Month month) {
    constexpr int kOld = 1900;
    constexpr int kNew = 2000;
    constexpr int kAdult = 16;
    if (typed.size() != 2 || typed == "20") return std::nullopt;
    const int digits = std::stoi(typed);
    const bool may_be_new = kNew + digits <= month.year() - (of_child ? 0 : kAdult);
    if (of_child) return may_be_new ? std::optional{kNew + digits} : std::nullopt;
    const bool begins_a_year = typed == "19";
    const bool may_be_old = kOld + digits > month.year() - kOldestTyped;
    if (begins_a_year || may_be_new == may_be_old) return std::nullopt;
    return (may_be_new ? kNew : kOld) + digits;
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
    if (saisie(simulation_) == Saisie::ecoles) {
        simulation_.brouillon.reponse.cases = simulation_.ecoles.value_or(usual_schools());
    }
}

/// The schools that most children of these years go to, ticked before anybody touches.
std::uint32_t Answering::usual_schools() const {
    std::uint32_t boxes = 0;
    const auto* said = simulation_.reponses.get(Question::enfants);
    for (const auto& one : ecoles(simulation_)) {
        const auto& birth = said->naissances[static_cast<std::size_t>(one.enfant)];
        const bool usual = rules::usual_school(birth, simulation_.reponses.mois()) == one.scolarite;
        if (usual) boxes |= 1U << static_cast<unsigned>(one.box);
    }
    return boxes;
}

void Answering::reopen(const rules::Ecran& ecran) {
    show(ecran);
    const auto* said = simulation_.reponses.get(ecran);
    if (said == nullptr || !said->connue) return;
    if (saisie(simulation_) == Saisie::ecoles) return;
    auto& brouillon = simulation_.brouillon;
    brouillon.reponse = *said;
    brouillon.remplace = true;
    if (saisie(simulation_) == Saisie::naissances) {
        for (const auto& other : {rules::Ecran{Question::naissance, 1}, {Question::enfants, 0}}) {
            const auto* births = simulation_.reponses.get(other);
            if (births == nullptr) continue;
            auto& all = brouillon.reponse.naissances;
            all.insert(all.end(), births->naissances.begin(), births->naissances.end());
        }
    }
    const bool has_year = !said->naissances.empty() && said->naissances.front().has_year();
    if (saisie(simulation_) == Saisie::annee && has_year) {
        brouillon.chiffres = std::to_string(said->naissances.front().annee);
    }
    const auto proposed = rules::lignes(ecran, simulation_.reponses);
    if (proposed.size() == 1) return;  // nobody ticks a line that stands alone
    for (const auto ligne : proposed) {
        if (said->montant(ligne)) brouillon.lignes.push_back(ligne);
    }
    const auto only = rules::ligne_usuelle(ecran, simulation_.reponses);
    brouillon.compose = only && brouillon.lignes != std::vector<Ligne>{*only};
    if (only && !brouillon.compose) brouillon.lignes.clear();
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
    const bool is_short = pages_seen(simulation_) < kShortPath;
    simulation_.bilan =
        rules::bilan(simulation_.reponses, parametres_, rules::Lecture::loi,
                     is_short ? rules::Finesse::montants : rules::Finesse::reponses);
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
        case Saisie::mois:
            return answer(Reponse::de_choix(valeur));
        case Saisie::ages: {
            const auto who = rules::sujet_of_birth(person_asked(simulation_).question);
            return give_age(rules::tranches_age(who).at(static_cast<std::size_t>(valeur)));
        }
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

/// A child goes to one school: ticking one takes the other back.
void Answering::toggle_school(int box) {
    auto& boxes = simulation_.brouillon.reponse.cases;
    boxes ^= 1U << static_cast<unsigned>(box);
    boxes &= ~(1U << static_cast<unsigned>(box ^ 1));
}

/// How many children go to each school, as far as it is asked.
Suite Answering::answer_schools() {
    const auto boxes = simulation_.brouillon.reponse.cases;
    std::array<int, 2> counts{};
    for (const auto& one : ecoles(simulation_)) {
        const bool ticked = (boxes >> static_cast<unsigned>(one.box) & 1U) != 0;
        if (ticked) ++counts[one.scolarite == domain::Scolarite::college ? 0 : 1];
    }
    auto& reponses = simulation_.reponses;
    const std::array<Question, 2> questions{Question::eleves_college, Question::eleves_lycee};
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const rules::Ecran ecran{questions[i], 0};
        if (rules::applies(ecran, reponses)) reponses.set(ecran, Reponse::de_choix(counts[i]));
    }
    simulation_.ecoles = boxes;
    return next_page();
}

Suite Answering::toggle(int valeur) {
    auto& brouillon = simulation_.brouillon;
    if (saisie(simulation_) == Saisie::cases) {
        brouillon.reponse.cases ^= 1U << static_cast<unsigned>(valeur);
        return Suite::stays;
    }
    if (saisie(simulation_) == Saisie::ecoles) {
        toggle_school(valeur);
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
    replace_if_asked();
    if (how == Saisie::chiffres && typed.size() < kAmountDigits) typed += utf8;
    if (how == Saisie::annee && typed.size() < kYearDigits) {
        typed += utf8;
        complete_year(false);
        return go_on();  // the last digit is enough: one touch less for everybody
    }
    if (how == Saisie::annees || how == Saisie::naissances) return type_year(utf8);
    return Suite::stays;
}

/// The first digit after coming back takes the place of the year that was there: nobody has to
/// erase four of them.
void Answering::replace_if_asked() {
    auto& brouillon = simulation_.brouillon;
    const bool replaces = std::exchange(brouillon.remplace, false);
    if (!replaces) return;
    const auto how = saisie(simulation_);
    if (how == Saisie::annee) brouillon.chiffres.clear();
    const bool is_full = how == Saisie::naissances && !asks_children(simulation_);
    if (is_full && !brouillon.reponse.naissances.empty()) brouillon.reponse.naissances.pop_back();
}

void Answering::complete_year(bool of_child) {
    auto& typed = simulation_.brouillon.chiffres;
    const auto year = short_year(typed, of_child, simulation_.reponses.mois());
    if (year) typed = std::to_string(*year);
}

/// One more digit of the year of one more person. A year that cannot be stays, to be taken back.
Suite Answering::type_year(const std::string& digit) {
    auto& typed = simulation_.brouillon.chiffres;
    auto& births = simulation_.brouillon.reponse.naissances;
    const bool of_child = person_asked(simulation_).question == Question::enfants;
    const bool is_full = births.size() >= most_births();
    if (typed.size() < kYearDigits && !is_full) typed += digit;
    complete_year(of_child);
    if (!is_year(typed, simulation_.reponses.mois())) return Suite::stays;
    return add_birth({std::stoi(typed)});
}

/// How many births the page takes: each adult, and as many children as may be.
std::size_t Answering::most_births() const {
    const bool adults_too = saisie(simulation_) == Saisie::naissances;
    const bool children_too = !adults_too || asks_children(simulation_);
    const auto adults = static_cast<std::size_t>(adults_too ? simulation_.reponses.adultes() : 0);
    return adults + (children_too ? kMostChildren : 0);
}

/// Of one more person; when nobody else is to be asked for, the page is answered.
Suite Answering::add_birth(rules::Naissance birth) {
    auto& births = simulation_.brouillon.reponse.naissances;
    births.push_back(birth);
    simulation_.brouillon.chiffres.clear();
    const bool is_last = saisie(simulation_) == Saisie::naissances && !asks_children(simulation_) &&
                         births.size() == most_births();
    return is_last ? answer_births() : Suite::stays;
}

/// The year is not known: about which age?
Suite Answering::ask_ages() {
    auto& brouillon = simulation_.brouillon;
    replace_if_asked();
    const bool of_several = saisie(simulation_) != Saisie::annee;
    if (of_several && brouillon.reponse.naissances.size() >= most_births()) return Suite::stays;
    brouillon.chiffres.clear();
    brouillon.ages = true;
    return Suite::stays;
}

Suite Answering::give_age(rules::Ages ages) {
    simulation_.brouillon.ages = false;
    const auto birth = rules::Naissance::a_peu_pres(ages);
    if (saisie(simulation_) == Saisie::annee) return answer(Reponse::de_annees({birth}));
    return add_birth(birth);
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
    simulation_.ecoles.reset();
    reponses.set({Question::enfants, 0}, Reponse::de_annees(std::move(births)));
    return next_page();
}

Suite Answering::erase() {
    auto& brouillon = simulation_.brouillon;
    brouillon.remplace = false;
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
    if (ligne_seule(simulation_)) return answer(brouillon.reponse);
    const auto last = static_cast<int>(brouillon.lignes.size());
    ++brouillon.page;
    if (brouillon.page <= last) return Suite::stays;
    return answer(brouillon.reponse);
}

Suite Answering::answer_schools_unknown() {
    for (const auto question : {Question::eleves_college, Question::eleves_lycee}) {
        const rules::Ecran ecran{question, 0};
        if (rules::applies(ecran, simulation_.reponses)) {
            simulation_.reponses.set(ecran, Reponse::inconnue());
        }
    }
    return next_page();
}

Suite Answering::unknown() {
    const auto how = saisie(simulation_);
    switch (how) {
        case Saisie::entourage:
            simulation_.bilan.fin = rules::Fin::foyer_inconnu;
            return Suite::ends;
        case Saisie::naissances:
        case Saisie::annee:
        case Saisie::annees:
            return ask_ages();
        case Saisie::ages:
            return give_age(
                rules::tous_les_ages(rules::sujet_of_birth(person_asked(simulation_).question)));
        case Saisie::ecoles:
            return answer_schools_unknown();
        default:
            break;
    }
    const bool amount = how == Saisie::bande || how == Saisie::chiffres;
    if (amount && !ligne_seule(simulation_)) {
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
        case Saisie::ecoles:
            return answer_schools();
        case Saisie::bande:
            return compose();
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

/// Not that line alone: which ones, that one ticked already.
Suite Answering::compose() {
    auto& brouillon = simulation_.brouillon;
    const auto usual = ligne_seule(simulation_);
    brouillon.compose = true;
    brouillon.lignes.clear();
    if (usual) brouillon.lignes.push_back(*usual);
    return Suite::stays;
}

Suite Answering::back() {
    auto& brouillon = simulation_.brouillon;
    brouillon.chiffres.clear();
    if (brouillon.ages) {
        brouillon.ages = false;
        return Suite::stays;
    }
    if (brouillon.exact) {
        brouillon.exact = false;
        return Suite::stays;
    }
    if (brouillon.page > 0) {
        --brouillon.page;
        return Suite::stays;
    }
    if (brouillon.compose) {
        brouillon.compose = false;
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
