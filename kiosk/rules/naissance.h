#pragma once

// When somebody was born, as far as it is known: a month, a year, or about which age.

#include "kiosk/base/month.h"
#include "kiosk/rules/questions.h"

#include <optional>
#include <vector>

namespace rules {

/// Years of age, at least and at most.
struct Ages {
    int min = 0;
    int max = 0;

    friend bool operator==(const Ages&, const Ages&) = default;
};

/// A year, and the month when known (1 to 12, else 0); or completed years at the month asked for.
struct Naissance {
    int annee = 0;  ///< 0 when only `ages` are known
    int mois = 0;
    std::optional<Ages> ages = std::nullopt;

    static Naissance a_peu_pres(Ages ages) { return {0, 0, ages}; }
    bool has_year() const { return !ages.has_value(); }

    friend bool operator==(const Naissance&, const Naissance&) = default;
};

/// An adult, or a child: whom the answer to `naissance` or to `enfants` is about.
Sujet sujet_of_birth(Question question);

/// The bands of age proposed to who does not know a year, of an adult or of a child: cut where the
/// rules cut.
const std::vector<Ages>& tranches_age(Sujet who);

/// Every age that an adult or a child of the foyer may have: when even the band is not known.
Ages tous_les_ages(Sujet who);

/// The ages that the person may reach within the year of `at`.
Ages ages_dans_l_annee(const Naissance& birth, base::Month at);

/// The completed years that the person may have on the first day of `at`.
Ages ages_revolus(const Naissance& birth, base::Month at);

/// The months of birth to try, the earliest first: the only one, the twelve of the year, or of an
/// age every month near its ends and enough between for each age that the rules look at.
std::vector<base::Month> mois_possibles(const Naissance& birth, Sujet who, base::Month at);

}  // namespace rules
