#include "kiosk/rules/reponses.h"

#include "kiosk/domain/foyer.h"

#include <algorithm>

namespace rules {
namespace {

using domain::Activite;
using domain::Occupation;

/// Ages reached in the year a school year starts: a year ahead of the usual, to two behind.
constexpr int kCollegeFrom = 10;
constexpr int kCollegeTo = 16;
constexpr int kLyceeFrom = 14;
constexpr int kLyceeTo = 20;
constexpr int kSchoolYearStarts = 9;  // September
constexpr int kInapteFrom = 59;
constexpr int kInapteTo = 68;
constexpr int kYoungTo = 25;
constexpr int kWorkFrom = 14;
constexpr int kRetiredFrom = 50;
constexpr int kInvalidTo = 68;
constexpr int kPregnantTo = 60;
/// The first lines of a screen of amounts are incomes; the others, benefits and savings.
constexpr std::size_t kIncomes = 5;

bool has_situation(const Reponses& r, Situation situation) {
    const auto* said = r.get(Question::situations);
    return said != nullptr && (!said->connue || said->coche(static_cast<int>(situation)));
}

bool has_child_at(const Reponses& r, domain::Scolarite school) {
    const auto* said = r.get(Question::enfants);
    if (said == nullptr) return false;
    return std::any_of(said->naissances.begin(), said->naissances.end(),
                       [&](const auto& n) { return may_attend(n, school, r.mois()); });
}

Ages ages_of_adult(const Reponses& r, int rang) {
    const auto* said = r.get(Question::naissance, rang);
    if (said == nullptr || said->naissances.empty()) return {};
    return ages_dans_l_annee(said->naissances.front(), r.mois());
}

/// Whether the foyer could answer a box with a yes.
bool may_be_ticked(const Reponses& r, Situation box) {
    return box != Situation::enceinte || ages_of_adult(r, 0).min <= kPregnantTo ||
           (r.adultes() == 2 && ages_of_adult(r, 1).min <= kPregnantTo);
}

/// Whether the answer is that choice, or could still be.
bool may_be(const Reponses& r, Ecran ecran, std::initializer_list<int> choices) {
    const auto known = r.choix(ecran.question, ecran.rang);
    return !known || std::find(choices.begin(), choices.end(), *known) != choices.end();
}

/// Tenants pay a rent; owners may still pay their home back.
bool may_pay_for_home(const Reponses& r) {
    return may_be(
        r, {Question::occupation, 0},
        {static_cast<int>(Occupation::locataire_hlm), static_cast<int>(Occupation::locataire_vide),
         static_cast<int>(Occupation::locataire_meuble), static_cast<int>(Occupation::proprietaire),
         static_cast<int>(Occupation::primo_accedant)});
}

bool may_do(const Reponses& r, int rang, Activite activite) {
    return may_be(r, {Question::activite, rang}, {static_cast<int>(activite)});
}

bool lacks_month(const Reponses& r, Ecran ecran) {
    const auto* said = r.get(ecran);
    return said != nullptr &&
           std::any_of(said->naissances.begin(), said->naissances.end(),
                       [](const auto& n) { return n.has_year() && n.mois == 0; });
}

bool says_unstable(const Reponses& r) {
    return r.choix(Question::revenus_stables) == static_cast<int>(OuiNon::non);
}

bool applies_to_child(Ecran ecran, const Reponses& r) {
    const auto* said = r.get(Question::enfants);
    if (said == nullptr || ecran.rang >= static_cast<int>(said->naissances.size())) return false;
    const auto& birth = said->naissances[static_cast<std::size_t>(ecran.rang)];
    if (ecran.question == Question::mois_enfants) return birth.has_year() && birth.mois == 0;
    if (ecran.question == Question::handicap_enfant) {
        return has_situation(r, Situation::handicap_enfant);
    }
    return has_situation(r, Situation::enfant_travaille) &&
           ages_dans_l_annee(birth, r.mois()).max >= kWorkFrom;
}

bool applies_to_adult(Ecran ecran, const Reponses& r) {
    if (ecran.rang >= r.adultes()) return false;
    const auto ages = ages_of_adult(r, ecran.rang);
    switch (ecran.question) {
        case Question::mois_naissance:
            return lacks_month(r, {Question::naissance, ecran.rang});
        case Question::nationalite:
            return has_situation(r, Situation::nationalite_etrangere);
        case Question::incapacite:
            return has_situation(r, Situation::handicap);
        case Question::inapte:
            return ages.max >= kInapteFrom && ages.min <= kInapteTo;
        case Question::bourse:
            return may_do(r, ecran.rang, Activite::etudiant);
        case Question::debut_chomage:
        case Question::travail_dix_ans:
            return may_do(r, ecran.rang, Activite::chomeur);
        case Question::travail_deux_ans:
            return ages.min <= kYoungTo;
        case Question::revenus_annee:
        case Question::revenus_avant:
            return says_unstable(r);
        default:
            return true;
    }
}

bool applies_to_foyer(Question question, const Reponses& r) {
    switch (question) {
        case Question::separation_recente:
            return r.choix(Question::couple) == static_cast<int>(Couple::seul);
        case Question::garde_alternee:
            return has_situation(r, Situation::garde_alternee) && r.enfants() > 0;
        case Question::eleves_college:
            return has_child_at(r, domain::Scolarite::college);
        case Question::eleves_lycee:
            return has_child_at(r, domain::Scolarite::lycee);
        case Question::loyer:
            return may_pay_for_home(r);
        case Question::participation_frais:
            return may_be(r, {Question::occupation, 0},
                          {static_cast<int>(Occupation::loge_gratuitement)});
        default:
            return true;
    }
}

/// Money now received that only some may receive.
bool proposes(Ligne ligne, int rang, const Reponses& r) {
    const auto ages = ages_of_adult(r, rang);
    switch (ligne) {
        case Ligne::retraite:
            return ages.max >= kRetiredFrom;
        case Ligne::aspa:
            return rang == 0 && std::max(ages.max, ages_of_adult(r, 1).max) >= kInapteFrom;
        case Ligne::rsa:
            return rang == 0;
        case Ligne::invalidite:
        case Ligne::asi:
            return ages.min <= kInvalidTo;
        case Ligne::aah:
            return has_situation(r, Situation::handicap) || r.get(Question::situations) == nullptr;
        case Ligne::ass:
            return may_do(r, rang, Activite::chomeur);
        case Ligne::loyer:
            return false;
        default:
            return true;
    }
}

int members(Sujet who, const Reponses& r) {
    if (who == Sujet::adulte) return r.adultes();
    return who == Sujet::enfant ? r.enfants() : 1;
}

}  // namespace

Reponse Reponse::inconnue() {
    Reponse reponse;
    reponse.connue = false;
    return reponse;
}

Reponse Reponse::de_choix(int choix) {
    Reponse reponse;
    reponse.choix = choix;
    return reponse;
}

Reponse Reponse::de_cases(std::uint32_t cases) {
    Reponse reponse;
    reponse.cases = cases;
    return reponse;
}

Reponse Reponse::de_annee(int annee, int mois) {
    return de_annees({{annee, mois}});
}

Reponse Reponse::de_annees(std::vector<Naissance> naissances) {
    Reponse reponse;
    reponse.naissances = std::move(naissances);
    return reponse;
}

Reponse Reponse::avec(Ligne ligne, Montant montant) const {
    auto more = *this;
    more.montants[static_cast<std::size_t>(ligne)] = montant;
    return more;
}

void Reponses::set(Ecran ecran, Reponse reponse) {
    auto& kept = reponses_[ecran];
    const bool other_persons = !(kept.naissances == reponse.naissances);
    const bool other_work = ecran.question == Question::activite && !(kept == reponse);
    kept = std::move(reponse);
    if (other_work) forget_money(ecran.rang);
    if (ecran.question == Question::naissance && other_persons) {
        reponses_.erase({Question::mois_naissance, ecran.rang});
    }
    if (ecran.question == Question::enfants && other_persons) {
        std::erase_if(reponses_, [](const auto& one) {
            const auto question = one.first.question;
            return sujet(question) == Sujet::enfant || question == Question::garde_alternee ||
                   question == Question::eleves_college || question == Question::eleves_lycee;
        });
    }
    drop_what_no_longer_applies();
}

void Reponses::clear(Ecran ecran) {
    reponses_.erase(ecran);
    drop_what_no_longer_applies();
}

const Reponse* Reponses::get(Ecran ecran) const {
    const auto found = reponses_.find(ecran);
    return found == reponses_.end() ? nullptr : &found->second;
}

std::optional<int> Reponses::choix(Question question, int rang) const {
    const auto* said = get(question, rang);
    if (said == nullptr || !said->connue) return std::nullopt;
    return said->choix;
}

std::vector<Ecran> Reponses::recapitulatif() const {
    std::vector<Ecran> all;
    for (const auto& ecran : ecrans(*this)) {
        if (get(ecran) != nullptr) all.push_back(ecran);
    }
    return all;
}

int Reponses::adultes() const {
    return choix(Question::couple) == static_cast<int>(Couple::en_couple) ? 2 : 1;
}

int Reponses::enfants() const {
    const auto* said = get(Question::enfants);
    return said == nullptr ? 0 : static_cast<int>(said->naissances.size());
}

bool Reponses::is_foyer_known() const {
    if (!choix(Question::couple) || get(Question::enfants) == nullptr) return false;
    for (int i = 0; i < adultes(); ++i) {
        if (get(Question::naissance, i) == nullptr) return false;
    }
    return true;
}

/// Another activity is another money: what was said before would be believed of it.
void Reponses::forget_money(int adult) {
    for (const auto question :
         {Question::revenus, Question::revenus_annee, Question::revenus_avant}) {
        reponses_.erase({question, adult});
    }
    reponses_.erase({Question::revenus_stables, 0});
}

void Reponses::drop_what_no_longer_applies() {
    while (std::erase_if(reponses_, [&](const auto& one) { return !applies(one.first, *this); }) >
           0) {
    }
}

namespace {

/// The ages reached in the year that the school year of `month` starts.
Ages ages_at_school(const Naissance& birth, base::Month month) {
    const int year = month.month() >= kSchoolYearStarts ? month.year() : month.year() - 1;
    const int back = month.year() - year;
    const auto ages = ages_dans_l_annee(birth, month);
    return {ages.min - back, ages.max - back};
}

}  // namespace

bool may_attend(const Naissance& birth, domain::Scolarite school, base::Month month) {
    const auto ages = ages_at_school(birth, month);
    const bool college = school == domain::Scolarite::college;
    return ages.max >= (college ? kCollegeFrom : kLyceeFrom) &&
           ages.min <= (college ? kCollegeTo : kLyceeTo);
}

domain::Scolarite usual_school(const Naissance& birth, base::Month month) {
    constexpr int kCollege = 11;
    constexpr int kLycee = 15;
    constexpr int kAfter = 18;
    const auto ages = ages_at_school(birth, month);
    const int age = (ages.min + ages.max) / 2;
    if (age >= kCollege && age < kLycee) return domain::Scolarite::college;
    return age >= kLycee && age < kAfter ? domain::Scolarite::lycee : domain::Scolarite::inconnue;
}

std::vector<Option> cases_proposees(const Reponses& reponses) {
    auto all = options(Question::situations);
    std::erase_if(all, [&](const Option& option) {
        const auto box = static_cast<Situation>(option.valeur);
        const bool of_children = box == Situation::handicap_enfant ||
                                 box == Situation::garde_alternee ||
                                 box == Situation::enfant_travaille;
        return of_children ? reponses.enfants() == 0 : !may_be_ticked(reponses, box);
    });
    return all;
}

std::optional<Ligne> ligne_usuelle(Ecran ecran, const Reponses& reponses) {
    if (ecran.question != Question::revenus) return std::nullopt;
    const auto does = reponses.choix(Question::activite, ecran.rang);
    if (does == static_cast<int>(Activite::actif)) return Ligne::salaire;
    if (does == static_cast<int>(Activite::chomeur)) return Ligne::chomage;
    const bool is_retired = does == static_cast<int>(Activite::retraite);
    if (!is_retired || !proposes(Ligne::retraite, ecran.rang, reponses)) return std::nullopt;
    return Ligne::retraite;
}

bool applies(Ecran ecran, const Reponses& reponses) {
    switch (sujet(ecran.question)) {
        case Sujet::adulte:
            return applies_to_adult(ecran, reponses);
        case Sujet::enfant:
            return applies_to_child(ecran, reponses);
        case Sujet::foyer:
            return applies_to_foyer(ecran.question, reponses);
    }
    return false;
}

namespace {

/// When a question is asked: in its order, or after the others.
int lateness(Question question) {
    switch (question) {
        case Question::debut_chomage:
        case Question::travail_dix_ans:
            return 1;
        case Question::mois_naissance:
        case Question::mois_enfants:
            return 2;
        default:
            return 0;
    }
}

}  // namespace

std::vector<Ecran> ecrans(const Reponses& reponses) {
    std::vector<Ecran> all;
    for (std::size_t q = 0; q < kQuestions; ++q) {
        const auto question = static_cast<Question>(q);
        for (int i = 0; i < members(sujet(question), reponses); ++i) {
            if (applies({question, i}, reponses)) all.push_back({question, i});
        }
    }
    // What is known by then often makes these useless: of who seeks work, the allowance received;
    // of a birth, the year.
    std::stable_sort(all.begin(), all.end(), [](const Ecran& a, const Ecran& b) {
        return lateness(a.question) < lateness(b.question);
    });
    return all;
}

std::vector<Ligne> lignes(Ecran ecran, const Reponses& reponses) {
    if (ecran.question == Question::loyer) return {Ligne::loyer};
    if (ecran.question == Question::revenus_enfant) return {Ligne::salaire};
    if (forme(ecran.question) != Forme::montants) return {};
    const auto count = ecran.question == Question::revenus ? kLignes : kIncomes;
    std::vector<Ligne> all;
    for (std::size_t i = 0; i < count; ++i) {
        const auto ligne = static_cast<Ligne>(i);
        if (proposes(ligne, ecran.rang, reponses)) all.push_back(ligne);
    }
    return all;
}

}  // namespace rules
