#pragma once

// What may be turned in a foyer to see whether an answer changes: amounts, ages, and a few
// situations that a benefit is made for.

#include "kiosk/domain/foyer.h"
#include "kiosk/rules/bareme.h"
#include "kiosk/rules/prestation.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace rules {

/// What is turned, one at a time. The size of a turn is `Bascule::ecart`.
enum class Levier {
    salaire_en_plus,      ///< euros every month, of one adult
    ressources_en_moins,  ///< euros every month, of the incomes of the whole foyer
    annees_en_plus,       ///< age of one adult
    annees_en_moins,
    loyer_en_plus,
    loyer_en_moins,
    titre_en_plus,       ///< years of residence or of permit of one adult
    enfants_en_plus,     ///< that many children of seven more
    naissance,           ///< one child, two months ago
    enfant_handicape,    ///< a child's handicap is recognised
    eleve_college,       ///< a child goes to collège
    eleve_lycee,         ///< a child goes to lycée
    location,            ///< the home is rented, for that many euros a month
    sans_conjoint,       ///< the demandeur lives alone
    incapacite,          ///< an adult has that rate, in percent
    inapte,              ///< an adult is unfit for work
    pension_invalidite,  ///< an adult receives that many euros a month
    sans_etudes,         ///< an adult studies no more
    travail_deux_ans,    ///< an adult has worked two years in three
    fin_de_droits,       ///< an adult seeks work, without allowance, after five years worked
    hors_parents         ///< an adult lives no more with parents
};
constexpr std::size_t kLeviers = 21;

/// "salaire_en_plus": the key of its text, `bascule.<identifier>`.
std::string_view identifier(Levier levier);

struct Bascule {
    Prestation prestation;
    Levier levier;
    int adulte;        ///< 0 or 1; 0 for what belongs to the foyer
    int ecart;         ///< the smallest found
    bool due_ensuite;  ///< what the answer becomes
};

/// Whether a lever is an amount that may be rounded when it is told.
bool is_money(Levier levier);

/// Whether a lever is of one adult, to be named in a couple.
bool is_of_adult(Levier levier);

/// A lever that this foyer has, and how far it is walked.
struct Course {
    Levier levier;
    int adulte;
    int step;
    int most;
    std::uint32_t prestations;  ///< bit i: looked at for that benefit
};
constexpr std::uint32_t kEveryPrestation = (1U << kPrestations) - 1;
std::vector<Course> courses(const domain::Foyer& foyer, const Bareme& bareme);

/// The foyer with the change made.
domain::Foyer with_change(const domain::Foyer& foyer, const Bascule& bascule);

}  // namespace rules
