#pragma once

// Says in any language of the kiosk what kiosk/rules explains: why a benefit is due or not, with
// the gap, the nearest change, and what is left to check. In French it says what the rules say.

#include "kiosk/content/textes.h"
#include "kiosk/rules/explication.h"

#include <string>
#include <string_view>

namespace content {

/// The key of a condition's text, from its French words: "condition.age_de_l_aspa_atteint".
std::string condition_key(std::string_view libelle);

class Explications {
  public:
    /// `textes` outlives it; `langue` is the tag of one of its languages.
    Explications(const Textes& textes, std::string langue)
        : textes_(textes), langue_(std::move(langue)) {}

    /// "Oui, parce que : …" or "Non. Condition non remplie : … (43,00 € par mois de trop)".
    std::string phrase(const rules::Explication& explication) const;

    /// "Avec 43 € par mois de ressources en moins, la réponse deviendrait oui."
    std::string phrase(const rules::Bascule& bascule) const;

    /// What the rules of the benefit do not ask.
    std::string a_verifier(rules::Prestation prestation) const;

  private:
    std::string said(const rules::Etape& step, bool with_gap) const;
    std::string gap(const rules::Mesure& mesure) const;
    std::string amount(base::Exact euros) const;

    const Textes& textes_;
    std::string langue_;
};

}  // namespace content
