#pragma once

// The lowest and highest answer of each benefit over the foyers that the answers allow, and which
// unknowns move it. Exhaustive while the foyers are few; beyond, a search: it starts from the foyer
// most favourable to each benefit, from the bounds and from points spread at random, then turns one
// unknown at a time around the best and the worst foyer of each benefit.

#include "kiosk/rules/hypotheses.h"
#include "kiosk/rules/parametres.h"
#include "kiosk/rules/resultats.h"

#include <optional>

namespace rules {

struct Etendue {
    base::Exact bas;
    base::Exact haut;
    Point plus_bas;
    Point plus_haut;
    std::vector<bool> compte;   ///< for each unknown, whether turning it alone was seen to matter
    std::vector<bool> se_voit;  ///< and by more than what is shown: a yes, a no, or ten euros
    std::vector<bool> tranche;  ///< of a month of birth: whether knowing it could settle the answer
};

struct Exploration {
    bool possible = false;  ///< at least one foyer could be
    std::array<Etendue, kPrestations> etendues;
    /// Every foyer was looked at, and each is covered: by the free health cover or by the other.
    bool sante_sure = false;
};

/// What is shown to somebody: to be asked when no question is left, tens of milliseconds when much
/// stays unknown.
Exploration explorer(const Hypotheses& hypotheses, const Parametres& parametres, Lecture lecture);

/// Between two questions: which comes next, and what has been seen possible so far.
struct Survol {
    Exploration vu;
    std::optional<Ecran> suivant;  ///< of those given, the first whose answer moves a benefit
};

/// A quick look, a millisecond or two: turns what the screens of `restants` would tell, one screen
/// after the other, until one matters. Seeing none that matters proves nothing: explore then, as
/// when the foyers are so few that exploring takes no longer, and for the months of birth.
Survol survoler(const Hypotheses& hypotheses, const Parametres& parametres, Lecture lecture,
                const std::vector<Ecran>& restants);

}  // namespace rules
