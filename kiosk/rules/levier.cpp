#include "kiosk/rules/levier.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace rules {
namespace {

using base::Exact;
using domain::Activite;
using domain::Foyer;
using domain::Personne;
using domain::Scolarite;
using domain::Serie;

constexpr int kMostSalary = 3000;
constexpr int kMostLess = 20000;
constexpr int kMostRent = 1500;
constexpr int kEuroStep = 50;
constexpr int kMostYears = 40;
constexpr int kMostPermit = 15;
constexpr int kMostChildren = 3;
/// What the child of `enfants_en_plus`, of a college and of a lycée is likely to be.
constexpr int kChild = 7;
constexpr int kCollegien = 12;
constexpr int kLyceen = 16;
constexpr int kSchoolSpread = 3;
constexpr int kNewborn = 2;  // months
constexpr int kYoung = 20;
/// A modest rent and a modest pension, so that the situation is one that is met.
constexpr int kRent = 400;
constexpr int kPension = 300;
constexpr int kMonths = 12;

constexpr std::array<std::string_view, kLeviers> kNames{
    "salaire_en_plus",    "ressources_en_moins", "annees_en_plus",   "annees_en_moins",
    "loyer_en_plus",      "loyer_en_moins",      "titre_en_plus",    "enfants_en_plus",
    "naissance",          "enfant_handicape",    "eleve_college",    "eleve_lycee",
    "location",           "sans_conjoint",       "incapacite",       "inapte",
    "pension_invalidite", "sans_etudes",         "travail_deux_ans", "fin_de_droits",
    "hors_parents"};

std::uint32_t of(std::initializer_list<Prestation> all) {
    std::uint32_t bits = 0;
    for (const auto one : all) bits |= 1U << static_cast<unsigned>(one);
    return bits;
}

std::array<Serie*, 5> incomes(Personne& p) {
    return {&p.salaire_net, &p.chomage, &p.retraite, &p.pension_invalidite, &p.pension_alimentaire};
}

Serie with_more(const Serie& serie, Exact more) {
    auto amounts = serie.amounts();
    for (auto& amount : amounts) amount += more;
    return Serie{amounts};
}

/// Takes `less` off every month, from the largest income of the foyer first, then from the next.
void take_off(Foyer& foyer, Exact less) {
    std::vector<Serie*> all;
    for (auto* group : {&foyer.adultes, &foyer.enfants}) {
        for (auto& p : *group) {
            for (auto* income : incomes(p)) all.push_back(income);
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Serie* a, const Serie* b) {
        return a->sum(-kMonths, 0) > b->sum(-kMonths, 0);
    });
    std::array<Exact, Serie::kLength> left{};
    left.fill(less);
    for (auto* income : all) {
        auto amounts = income->amounts();
        for (std::size_t i = 0; i < amounts.size(); ++i) {
            const auto taken = std::min(amounts[i], left[i]);
            amounts[i] -= taken;
            left[i] -= taken;
        }
        *income = Serie{amounts};
    }
}

/// The most that a month of the foyer brings, in whole euros.
int largest_month(const Foyer& foyer) {
    Exact most;
    for (std::size_t i = 0; i < static_cast<std::size_t>(Serie::kLength); ++i) {
        Exact total;
        for (const auto* group : {&foyer.adultes, &foyer.enfants}) {
            for (const auto& p : *group) {
                total += p.salaire_net.amounts()[i] + p.chomage.amounts()[i] +
                         p.retraite.amounts()[i] + p.pension_invalidite.amounts()[i] +
                         p.pension_alimentaire.amounts()[i];
            }
        }
        most = std::max(most, total);
    }
    return static_cast<int>(most.in_billionths() / Exact::kUnit) + 1;
}

std::chrono::year_month_day born(base::Month month) {
    return {std::chrono::year{month.year()},
            std::chrono::month{static_cast<unsigned>(month.month())}, std::chrono::day{2}};
}

Personne& add_child(Foyer& foyer, int months) {
    Personne child;
    child.naissance = born(foyer.mois - months);
    child.nationalite = foyer.adultes.front().nationalite;
    child.annees_titre_sejour = foyer.adultes.front().annees_titre_sejour;
    const auto at = std::upper_bound(
        foyer.enfants.begin(), foyer.enfants.end(), child,
        [](const Personne& a, const Personne& b) { return a.naissance < b.naissance; });
    return *foyer.enfants.insert(at, child);
}

/// Sends the child whose age suits best to a school, or one more child when none does.
void send(Foyer& foyer, Scolarite school, int age) {
    const auto far = [&](const Personne& p) {
        const int years = base::age_in_years(p.naissance, foyer.mois);
        return years > age ? years - age : age - years;
    };
    const auto best =
        std::min_element(foyer.enfants.begin(), foyer.enfants.end(),
                         [&](const Personne& a, const Personne& b) { return far(a) < far(b); });
    const bool suits = best != foyer.enfants.end() && far(*best) <= kSchoolSpread;
    auto& child = suits ? *best : add_child(foyer, age * kMonths);
    child.scolarite = school;
}

void recognise(Foyer& foyer) {
    const auto young = std::find_if(foyer.enfants.rbegin(), foyer.enfants.rend(), [&](auto& p) {
        const int age = base::age_in_years(p.naissance, foyer.mois);
        return !p.handicap && age >= 0 && age < kYoung;
    });
    (young == foyer.enfants.rend() ? add_child(foyer, kChild * kMonths) : *young).handicap = true;
}

void grow_older(Personne& p, int years) {
    p.naissance -= std::chrono::years{years};
    if (!p.naissance.ok()) {  // 29 February
        p.naissance = p.naissance.year() / p.naissance.month() / std::chrono::day{28};
    }
}

void turn_adult(Personne& p, Levier levier, int ecart) {
    switch (levier) {
        case Levier::salaire_en_plus:
            p.salaire_net = with_more(p.salaire_net, Exact{ecart});
            break;
        case Levier::annees_en_plus:
            grow_older(p, ecart);
            break;
        case Levier::annees_en_moins:
            grow_older(p, -ecart);
            break;
        case Levier::titre_en_plus:
            p.annees_titre_sejour += Exact{ecart};
            break;
        case Levier::incapacite:
            p.taux_incapacite = std::max(p.taux_incapacite, Exact{ecart} / 100);
            p.handicap = true;
            break;
        case Levier::inapte:
            p.inapte_travail = true;
            break;
        case Levier::pension_invalidite:
            p.pension_invalidite = with_more(p.pension_invalidite, Exact{ecart});
            break;
        case Levier::sans_etudes:
            p.activite = p.salaire_net.is_zero() ? Activite::inactif : Activite::actif;
            break;
        case Levier::travail_deux_ans:
            p.condition_rsa_jeune = true;
            break;
        case Levier::fin_de_droits: {
            p.activite = Activite::chomeur;
            p.condition_ass = true;
            auto amounts = p.chomage.amounts();
            amounts.back() = Exact{};
            p.chomage = Serie{amounts};
            break;
        }
        case Levier::hors_parents:
            p.chez_parents = false;
            break;
        default:
            break;
    }
}

void turn_foyer(Foyer& foyer, Levier levier, int ecart) {
    auto& home = foyer.logement;
    switch (levier) {
        case Levier::ressources_en_moins:
            take_off(foyer, Exact{ecart});
            break;
        case Levier::loyer_en_plus:
            home.loyer += Exact{ecart};
            break;
        case Levier::loyer_en_moins:
            home.loyer = base::not_negative(home.loyer - Exact{ecart});
            break;
        case Levier::enfants_en_plus:
            for (int i = 0; i < ecart; ++i) add_child(foyer, kChild * kMonths);
            break;
        case Levier::naissance:
            add_child(foyer, kNewborn);
            break;
        case Levier::enfant_handicape:
            recognise(foyer);
            break;
        case Levier::eleve_college:
            send(foyer, Scolarite::college, kCollegien);
            break;
        case Levier::eleve_lycee:
            send(foyer, Scolarite::lycee, kLyceen);
            break;
        case Levier::location:
            home.occupation = domain::Occupation::locataire_vide;
            home.loyer = Exact{ecart};
            break;
        case Levier::sans_conjoint:
            foyer.adultes.resize(1);
            break;
        default:
            break;
    }
}

/// One turn, and no other.
Course once(Levier levier, int adulte, std::uint32_t prestations, int ecart = 1) {
    return {levier, adulte, ecart, ecart, prestations};
}

int percent(Exact rate) {
    return static_cast<int>((rate * 100).in_billionths() / Exact::kUnit);
}

bool is_rented(const Foyer& foyer) {
    const auto occupation = foyer.logement.occupation;
    return occupation == domain::Occupation::locataire_hlm ||
           occupation == domain::Occupation::locataire_vide ||
           occupation == domain::Occupation::locataire_meuble;
}

void add_of_adult(std::vector<Course>& all, const Personne& p, int i, const Bareme& bareme) {
    constexpr auto kAah = Prestation::aah;
    all.push_back({Levier::salaire_en_plus, i, kEuroStep, kMostSalary, kEveryPrestation});
    all.push_back({Levier::annees_en_plus, i, 1, kMostYears, kEveryPrestation});
    all.push_back({Levier::annees_en_moins, i, 1, kMostYears, kEveryPrestation});
    if (p.nationalite != domain::Nationalite::francaise) {
        all.push_back(
            {Levier::titre_en_plus, i, 1, kMostPermit,
             of({Prestation::rsa, Prestation::prime_activite, Prestation::aspa, Prestation::asi})});
    }
    all.push_back(once(Levier::incapacite, i, of({kAah, Prestation::mva, Prestation::aspa}),
                       percent(bareme.aah.incapacite)));
    all.push_back(once(Levier::inapte, i, of({Prestation::aspa})));
    if (p.pension_invalidite.is_zero()) {
        all.push_back(once(Levier::pension_invalidite, i, of({Prestation::asi}), kPension));
    }
    if (p.activite == Activite::etudiant) {
        all.push_back(
            once(Levier::sans_etudes, i, of({Prestation::rsa, Prestation::prime_activite})));
    }
    all.push_back(once(Levier::travail_deux_ans, i, of({Prestation::rsa})));
    all.push_back(once(Levier::fin_de_droits, i, of({Prestation::ass})));
    if (p.chez_parents) {
        all.push_back(once(Levier::hors_parents, i,
                           of({Prestation::css_gratuite, Prestation::css_participation})));
    }
}

}  // namespace

std::string_view identifier(Levier levier) {
    return kNames[static_cast<std::size_t>(levier)];
}

bool is_money(Levier levier) {
    return levier == Levier::salaire_en_plus || levier == Levier::ressources_en_moins ||
           levier == Levier::loyer_en_plus || levier == Levier::loyer_en_moins;
}

bool is_of_adult(Levier levier) {
    switch (levier) {
        case Levier::ressources_en_moins:
        case Levier::loyer_en_plus:
        case Levier::loyer_en_moins:
        case Levier::enfants_en_plus:
        case Levier::naissance:
        case Levier::enfant_handicape:
        case Levier::eleve_college:
        case Levier::eleve_lycee:
        case Levier::location:
        case Levier::sans_conjoint:
            return false;
        default:
            return true;
    }
}

std::vector<Course> courses(const Foyer& foyer, const Bareme& bareme) {
    std::vector<Course> all;
    for (std::size_t i = 0; i < foyer.adultes.size(); ++i) {
        add_of_adult(all, foyer.adultes[i], static_cast<int>(i), bareme);
    }
    const int most = std::min(kMostLess, largest_month(foyer) + kEuroStep);
    all.push_back({Levier::ressources_en_moins, 0, kEuroStep, most, kEveryPrestation});
    if (foyer.logement.loyer > Exact{}) {
        all.push_back({Levier::loyer_en_plus, 0, kEuroStep, kMostRent, kEveryPrestation});
        all.push_back({Levier::loyer_en_moins, 0, kEuroStep, kMostRent, kEveryPrestation});
    }
    all.push_back(
        {Levier::enfants_en_plus, 0, 1, kMostChildren,
         of({Prestation::rsa, Prestation::af, Prestation::cf, Prestation::asf, Prestation::ars})});
    all.push_back(once(Levier::naissance, 0, of({Prestation::paje_base})));
    all.push_back(once(Levier::enfant_handicape, 0, of({Prestation::aeeh})));
    all.push_back(once(Levier::eleve_college, 0, of({Prestation::bourse_college})));
    all.push_back(once(Levier::eleve_lycee, 0, of({Prestation::bourse_lycee})));
    if (!is_rented(foyer)) {
        all.push_back(once(
            Levier::location, 0,
            of({Prestation::aide_logement, Prestation::mva, Prestation::cheque_energie}), kRent));
    }
    if (foyer.adultes.size() == 2) {
        all.push_back(once(Levier::sans_conjoint, 0, of({Prestation::asf})));
    }
    return all;
}

Foyer with_change(const Foyer& foyer, const Bascule& bascule) {
    auto changed = foyer;
    if (is_of_adult(bascule.levier)) {
        auto& adulte = changed.adultes.at(static_cast<std::size_t>(bascule.adulte));
        turn_adult(adulte, bascule.levier, bascule.ecart);
    } else {
        turn_foyer(changed, bascule.levier, bascule.ecart);
    }
    return changed;
}

}  // namespace rules
