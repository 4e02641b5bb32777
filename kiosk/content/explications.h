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

    /// "Non pour votre conjoint : il faut ne plus être en études."
    std::string phrase(const rules::Explication& explication) const;

    /// "La réponse deviendrait oui avec 43 € de ressources en moins par mois."
    std::string phrase(const rules::Bascule& bascule, bool en_couple = false) const;

    /// Of a refusal, the reason alone: "il faut louer son logement".
    std::string raison(const rules::Explication& explication) const;

    /// What the rules of the benefit do not ask.
    std::string a_verifier(rules::Prestation prestation) const;

  private:
    std::string refusal(const rules::Explication& of) const;
    std::string who(const rules::Explication& of) const;
    std::string children(const rules::Explication& of) const;
    std::string change(const rules::Bascule& bascule, bool en_couple, bool a_peu_pres) const;
    std::string amount(int euros, bool a_peu_pres) const;

    const Textes& textes_;
    std::string langue_;
};

}  // namespace content
