#include "kiosk/domain/foyer.h"

#include <algorithm>

namespace domain {
namespace {

using base::Exact;

constexpr int kOldestAge = 120;
constexpr int kYoungestAdult = 16;  // the age of emancipation [Code civil, art. 413-2]
const Exact kLargestAmount{1'000'000};

Error refused(const char* why) {
    return fail(ErrorCode::invalid_input, why);
}

bool is_amount(Exact amount) {
    return amount >= Exact{} && amount <= kLargestAmount;
}

bool is_amount(const Serie& serie) {
    return std::all_of(serie.amounts().begin(), serie.amounts().end(),
                       [](Exact amount) { return is_amount(amount); });
}

bool has_sound_amounts(const Personne& p) {
    return is_amount(p.salaire_net) && is_amount(p.chomage) && is_amount(p.retraite) &&
           is_amount(p.pension_invalidite) && is_amount(p.pension_alimentaire) &&
           is_amount(p.livret_a) && is_amount(p.passees.aah) && is_amount(p.passees.asi) &&
           is_amount(p.passees.ass);
}

Status check_personne(const Personne& p, base::Month at) {
    if (!p.naissance.ok()) return refused("a birth is not a date");
    if (base::age_in_years(p.naissance, at) > kOldestAge) return refused("a person is too old");
    if (!has_sound_amounts(p)) return refused("an amount is negative or above 1 000 000");
    if (p.taux_incapacite < Exact{} || p.taux_incapacite > Exact{1}) {
        return refused("an incapacity rate is not between 0 and 1");
    }
    if (p.annees_titre_sejour < Exact{} || p.annees_titre_sejour > Exact{kOldestAge}) {
        return refused("a residence permit has an impossible duration");
    }
    if (p.niveau_aeeh < 0 || p.niveau_aeeh > 6) return refused("an AEEH level is not 0 to 6");
    if (!p.inscrit_chomage) return Done{};
    if (!p.debut_chomage.ok()) return refused("unemployment_start is no date");
    return base::Month::of(p.debut_chomage) > at
               ? Status{refused("unemployment starts after the month asked for")}
               : Status{Done{}};
}

/// A child is born after both parents; an unborn one at most nine months ahead.
Status check_child(const Personne& child, const Foyer& foyer) {
    if (base::age_in_months(child.naissance, foyer.mois) < -10) {
        return refused("a child is born more than nine months ahead");
    }
    for (const auto& parent : foyer.adultes) {
        if (parent.naissance >= child.naissance) return refused("a child is older than a parent");
    }
    return Done{};
}

Status check_logement(const Logement& logement) {
    if (!is_amount(logement.loyer)) return refused("the rent is negative or above 1 000 000");
    if (logement.zone < 1 || logement.zone > 3) return refused("the zone is not 1, 2 or 3");
    if (!is_commune_code(logement.insee)) return refused("the commune code is malformed");
    return Done{};
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

Serie::Serie(const std::array<Exact, kLength>& amounts) : amounts_(amounts) {
    for (std::size_t i = 1; i < kLength; ++i) sums_[i] = sums_[i - 1] + amounts_[i];
    is_zero_ = std::all_of(amounts_.begin(), amounts_.end(),
                           [](Exact amount) { return amount.is_zero(); });
}

Exact Serie::at(int k) const {
    return amounts_[static_cast<std::size_t>(std::clamp(k + kLength - 1, 0, kLength - 1))];
}

Exact Serie::sum(int first, int last) const {
    if (is_zero_ || last < first) return {};
    Exact total;
    const int from = first + kLength - 1;
    const int to = last + kLength - 1;
    if (from < 1) total += amounts_.front() * (std::min(to, 0) - from + 1);
    if (to >= kLength) total += amounts_.back() * (to - std::max(from, kLength) + 1);
    const int inner_from = std::max(from, 1);
    const int inner_to = std::min(to, kLength - 1);
    if (inner_from <= inner_to) {
        total += sums_[static_cast<std::size_t>(inner_to)];
        total -= sums_[static_cast<std::size_t>(inner_from - 1)];
    }
    return total;
}

bool is_commune_code(std::string_view text) {
    if (text.size() != 5) return false;
    const bool corsican = text[0] == '2' && (text[1] == 'A' || text[1] == 'B');
    if (!corsican && !(is_digit(text[0]) && is_digit(text[1]))) return false;
    return std::all_of(text.begin() + 2, text.end(), is_digit) && text.substr(0, 2) != "00";
}

Status check(const Foyer& foyer) {
    if (foyer.adultes.empty() || foyer.adultes.size() > kMaxAdultes) {
        return refused("a foyer has one adult or two");
    }
    if (foyer.enfants.size() > kMaxEnfants) return refused("more than 20 children");
    if (!is_amount(foyer.rsa_passe) || !is_amount(foyer.aspa_passee)) {
        return refused("a past benefit is negative or above 1 000 000");
    }
    for (const auto& adulte : foyer.adultes) {
        if (auto sound = check_personne(adulte, foyer.mois); !sound) return sound;
        if (base::age_in_years(adulte.naissance, foyer.mois) < kYoungestAdult) {
            return refused("an adult is under 16");
        }
    }
    for (const auto& enfant : foyer.enfants) {
        if (auto sound = check_personne(enfant, foyer.mois); !sound) return sound;
        if (auto sound = check_child(enfant, foyer); !sound) return sound;
    }
    return check_logement(foyer.logement);
}

}  // namespace domain
