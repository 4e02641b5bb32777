#pragma once

// The nearest changes of a foyer that would turn an answer: found by asking the rules again, so
// that what is said of a threshold is what the rules do.

#include "kiosk/rules/levier.h"
#include "kiosk/rules/simulation.h"

#include <optional>
#include <vector>

namespace rules {

/// Whether the foyer, or one of its adults, receives the benefit.
bool is_due(const Resultats& results, Prestation prestation);

/// For each benefit and each lever that turns it, the smallest change found, nearest first: first
/// by large steps, then to the euro or the year. Applying it turns the answer. Of one benefit alone
/// when `only` is given. Fails as simuler.
Result<std::vector<Bascule>> bascules(const domain::Foyer& foyer, const Parametres& parametres,
                                      Lecture lecture,
                                      std::optional<Prestation> only = std::nullopt);

/// How far a change is: in euros a month, a year of age being as far as a hundred of them.
int distance(const Bascule& bascule);

/// The changes that, made together, turn a refusal into a yes.
using Ecart = std::vector<Bascule>;

/// What lacks for a benefit that is refused because of `raison`: one change, or two when none alone
/// is enough; empty when nothing so near would do, or when another benefit is paid in its place.
/// Applying it all turns the answer. `alone` is what `bascules` found.
Ecart ecart(const domain::Foyer& foyer, const Etape& raison, const std::vector<Bascule>& alone,
            const Parametres& parametres, Lecture lecture);

/// The foyer with every change made.
domain::Foyer with_changes(const domain::Foyer& foyer, const Ecart& ecart);

}  // namespace rules
