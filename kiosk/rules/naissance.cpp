#include "kiosk/rules/naissance.h"

#include <algorithm>

namespace rules {
namespace {

using base::Month;

constexpr int kMonths = 12;
/// From 16, the age of emancipation; nobody here is over 110.
const std::vector<Ages> kAdultes{{16, 24}, {25, 59}, {60, 64}, {65, 110}};
const std::vector<Ages> kEnfants{{0, 2}, {3, 5}, {6, 10}, {11, 14}, {15, 17}, {18, 24}};

/// Months tried one by one near the ends of an age: a benefit looks back that far.
constexpr int kEdge = 5;
constexpr int kQuarter = 3;
/// Ages of an adult between which nothing turns, and a step there.
constexpr Ages kQuiet{27, 58};
constexpr int kQuietAfter = 72;
constexpr int kFarApart = 60;

/// Months between two births tried, of somebody that old.
int step(Sujet who, int months) {
    const int years = months / kMonths;
    const bool is_quiet = (years >= kQuiet.min && years < kQuiet.max) || years >= kQuietAfter;
    return who == Sujet::adulte && is_quiet ? kFarApart : kQuarter;
}

std::vector<Month> months_of_ages(Ages ages, Sujet who, Month at) {
    const int youngest = ages.min == 0 ? 0 : ages.min * kMonths + 1;  // born this very month
    const int oldest = (ages.max + 1) * kMonths;
    std::vector<Month> all;
    for (int months = oldest; months >= youngest; --months) {
        const bool near_an_end = oldest - months < kEdge || months - youngest < kEdge;
        if (near_an_end || months % step(who, months) == 0) all.push_back(at - months);
    }
    return all;
}

}  // namespace

Sujet sujet_of_birth(Question question) {
    return question == Question::naissance ? Sujet::adulte : Sujet::enfant;
}

const std::vector<Ages>& tranches_age(Sujet who) {
    return who == Sujet::adulte ? kAdultes : kEnfants;
}

Ages tous_les_ages(Sujet who) {
    const auto& bands = tranches_age(who);
    return {bands.front().min, bands.back().max};
}

Ages ages_dans_l_annee(const Naissance& birth, Month at) {
    if (birth.ages) return {birth.ages->min, birth.ages->max + 1};
    return {at.year() - birth.annee, at.year() - birth.annee};
}

Ages ages_revolus(const Naissance& birth, Month at) {
    if (birth.ages) return *birth.ages;
    const int years = at.year() - birth.annee;
    if (birth.mois == 0) return {years - 1, years};
    const int age = years - (birth.mois >= at.month() ? 1 : 0);
    return {age, age};
}

std::vector<Month> mois_possibles(const Naissance& birth, Sujet who, Month at) {
    if (birth.ages) return months_of_ages(*birth.ages, who, at);
    if (birth.mois != 0) return {Month{birth.annee, birth.mois}};
    std::vector<Month> all;
    for (int month = 1; month <= kMonths; ++month) all.emplace_back(birth.annee, month);
    return all;
}

}  // namespace rules
