#include "kiosk/domain/foyer.h"

#include <algorithm>

namespace domain {
namespace {

using base::Exact;

constexpr int kOldestAge = 120;
constexpr int kYoungestAdult = 16;  // the age of emancipation [Code civil, art. 413-2]
/// Between a child and the eldest adult of its foyer; the parent's partner may be younger.
constexpr int kLeastMonthsToParent = 12 * 12;
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
    if (!p.naissance.ok()) return refused("une naissance n'est pas une date");
    if (base::age_in_years(p.naissance, at) > kOldestAge)
        return refused("une personne a plus de 120 ans");
    if (!has_sound_amounts(p)) return refused("un montant est négatif ou dépasse 1 000 000");
    if (p.taux_incapacite < Exact{} || p.taux_incapacite > Exact{1}) {
        return refused("un taux d'incapacité n'est pas entre 0 et 1");
    }
    if (p.annees_titre_sejour < Exact{} || p.annees_titre_sejour > Exact{kOldestAge}) {
        return refused("un titre de séjour a une durée impossible");
    }
    if (p.niveau_aeeh < 0 || p.niveau_aeeh > 6)
        return refused("un niveau d'AEEH n'est pas de 0 à 6");
    if (!p.inscrit_chomage) return Done{};
    if (!p.debut_chomage.ok()) return refused("le début du chômage n'est pas une date");
    if (p.debut_chomage <= p.naissance) return refused("le chômage commence avant la naissance");
    return base::Month::of(p.debut_chomage) > at
               ? Status{refused("le chômage commence après le mois demandé")}
               : Status{Done{}};
}

/// A child is born after both parents; an unborn one at most nine months ahead.
Status check_child(const Personne& child, const Foyer& foyer) {
    if (base::age_in_months(child.naissance, foyer.mois) < -10) {
        return refused("un enfant naîtrait dans plus de neuf mois");
    }
    for (const auto& parent : foyer.adultes) {
        if (parent.naissance >= child.naissance)
            return refused("un enfant est plus âgé qu'un parent");
    }
    const auto born = base::Month::of(child.naissance);
    const bool has_parent =
        std::any_of(foyer.adultes.begin(), foyer.adultes.end(), [&](const Personne& parent) {
            return born - base::Month::of(parent.naissance) >= kLeastMonthsToParent;
        });
    if (!has_parent) return refused("aucun adulte n'a 12 ans de plus qu'un enfant");
    return Done{};
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

Status check_logement(const Logement& logement) {
    if (!is_amount(logement.loyer)) return refused("le loyer est négatif ou dépasse 1 000 000");
    if (logement.zone < 1 || logement.zone > 3) return refused("la zone n'est pas 1, 2 ou 3");
    if (!is_commune_code(logement.insee)) return refused("le code de commune est mal formé");
    // 97 and 98 are overseas, 99 abroad.
    if (logement.insee.substr(0, 2) > "95" && is_digit(logement.insee[1])) {
        return refused("la commune est hors de la métropole, dont les barèmes sont ici");
    }
    return Done{};
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
        return refused("un foyer a un ou deux adultes");
    }
    if (foyer.enfants.size() > kMaxEnfants) return refused("plus de 20 enfants");
    if (!is_amount(foyer.rsa_passe) || !is_amount(foyer.aspa_passee)) {
        return refused("une aide reçue est négative ou dépasse 1 000 000");
    }
    for (const auto& adulte : foyer.adultes) {
        if (auto sound = check_personne(adulte, foyer.mois); !sound) return sound;
        if (base::age_in_years(adulte.naissance, foyer.mois) < kYoungestAdult) {
            return refused("un adulte a moins de 16 ans");
        }
    }
    for (const auto& enfant : foyer.enfants) {
        if (auto sound = check_personne(enfant, foyer.mois); !sound) return sound;
        if (auto sound = check_child(enfant, foyer); !sound) return sound;
    }
    return check_logement(foyer.logement);
}

}  // namespace domain
