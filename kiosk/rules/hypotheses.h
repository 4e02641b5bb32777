#pragma once

// The foyers that the answers allow: what is known is fixed, what is not is a list of values to
// try. A point picks one value for each unknown; each point is one foyer.

#include "kiosk/domain/foyer.h"
#include "kiosk/rules/reponses.h"

namespace rules {

/// One thing not known, the screen that would tell it, and values it may have: all of them when
/// they are words or small numbers; the bounds and points between, increasing, when it is an
/// amount.
struct Inconnue {
    Ecran ecran;
    std::size_t champ;  ///< of the draft of a foyer
    std::vector<base::Exact> valeurs;
    bool est_montant = false;
};

/// For each unknown, a value it may have.
using Point = std::vector<base::Exact>;

/// What a foyer is made of in the words of the questionnaire.
enum class ChampFoyer {
    isolement_recent,
    college,
    lycee,
    occupation,
    zone,
    loyer,
    colocation,
    chambre,
    participe_frais,
    enceinte
};
constexpr std::size_t kChampsFoyer = 10;

/// The five incomes come three times: now, the rest of the year, before; -1 is "as now".
enum class ChampAdulte {
    naissance,  ///< a month, numbered from year 0
    activite,
    origine,
    incapacite,
    inapte,
    bourse,
    debut_chomage,  ///< months since the registration, -1 without one
    dix_ans,
    deux_ans,
    chez_parents,
    lignes,                       ///< then one field a Ligne, up to epargne
    rythmes = lignes + 11,        ///< then one a kind of income: how its last months went
    revenus_annee = rythmes + 5,  ///< the same
    revenus_avant = revenus_annee + 5
};
constexpr std::size_t kChampsAdulte = 36;
constexpr std::size_t kRevenus = 5;

enum class ChampEnfant { naissance, niveau_aeeh, garde_alternee, salaire };
constexpr std::size_t kChampsEnfant = 4;

class Hypotheses {
  public:
    /// @pre reponses.is_foyer_known()
    explicit Hypotheses(const Reponses& reponses);

    const std::vector<Inconnue>& inconnues() const { return inconnues_; }

    /// Whether a field of the draft is that one of an adult.
    bool is_adult_field(std::size_t champ, ChampAdulte field) const;

    /// Whether a field of the draft opens benefits when it is at its highest: not an amount, nor
    /// what belongs to an adult.
    bool is_foyer_opening(std::size_t champ) const;

    /// Whether it is when somebody was born.
    bool is_birth(std::size_t champ) const;

    /// The foyer of a point, one value an unknown. It may be one that cannot be (domain::check).
    domain::Foyer foyer(const Point& point) const;

  private:
    friend class Lecteur;  ///< fills the draft from the answers

    bool is_montant(std::size_t champ) const;

    std::size_t champ(ChampFoyer field) const { return static_cast<std::size_t>(field); }
    std::size_t champ(ChampAdulte field, int adulte) const {
        return kChampsFoyer + static_cast<std::size_t>(adulte) * kChampsAdulte +
               static_cast<std::size_t>(field);
    }
    std::size_t champ(ChampEnfant field, int enfant) const {
        return champ(ChampAdulte::naissance, adultes_) +
               static_cast<std::size_t>(enfant) * kChampsEnfant + static_cast<std::size_t>(field);
    }

    base::Month mois_;
    int adultes_;
    int enfants_;
    std::vector<base::Exact> brouillon_;
    std::vector<Inconnue> inconnues_;
};

}  // namespace rules
