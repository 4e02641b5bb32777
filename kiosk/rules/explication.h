#pragma once

// Why a benefit is due or not, read from the trace of an evaluation, and one plain French sentence
// that says it. The sentence never advises: what the rules cannot see is named apart, to be checked
// with a professional.

#include "kiosk/rules/bascule.h"
#include "kiosk/rules/resultats.h"
#include "kiosk/rules/trace.h"

#include <string>
#include <vector>

namespace rules {

struct Explication {
    Prestation prestation;
    bool due;
    std::vector<Etape> raisons;  ///< what holds when it is due; what refuses it when it is not
};

/// One explanation a benefit, in the order of the benefits.
std::vector<Explication> expliquer(const Resultats& results, const Trace& trace);

/// "Oui, parce que : …" or "Non. Condition non remplie : ressources sous le plafond (43,00 € par
/// mois de trop)".
std::string phrase(const Explication& explication);

/// "Avec 43 € par mois de ressources en moins, la réponse deviendrait oui."
std::string phrase(const Bascule& bascule);

/// What the rules of the benefit do not ask, to be checked with a professional.
std::string_view a_verifier(Prestation prestation);

}  // namespace rules
