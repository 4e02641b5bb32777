#pragma once

// The nearest single change of a foyer that would turn an answer: found by asking the rules again,
// so that what is said of a threshold is what the rules do.

#include "kiosk/rules/simulation.h"

#include <vector>

namespace rules {

/// What may be turned, one at a time.
enum class Levier {
    salaire_en_plus,      ///< every month, of one adult
    ressources_en_moins,  ///< every month, of the largest income of one adult
    annees_en_plus,       ///< age of one adult
    loyer_en_plus,
    loyer_en_moins
};

struct Bascule {
    Prestation prestation;
    Levier levier;
    int adulte;        ///< 0 or 1; 0 for the rent
    int ecart;         ///< whole euros a month, or years; the smallest found
    bool due_ensuite;  ///< what the answer becomes
};

/// Whether the foyer, or one of its adults, receives the benefit.
bool is_due(const Resultats& results, Prestation prestation);

/// The foyer with the change made.
domain::Foyer with_change(const domain::Foyer& foyer, const Bascule& bascule);

/// For each benefit and each lever that turns it, the smallest change found: up to 3 000 euros a
/// month or 20 years, first by large steps, then to the euro or the year. Applying it turns the
/// answer. Fails as simuler.
Result<std::vector<Bascule>> bascules(const domain::Foyer& foyer, const Parametres& parametres,
                                      Lecture lecture);

}  // namespace rules
