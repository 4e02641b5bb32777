#pragma once

// What the person has answered: for each screen, nothing yet, an answer, or "je ne sais pas". A
// value type that lives in memory for the time of a session and names nobody.

#include "kiosk/base/month.h"
#include "kiosk/domain/foyer.h"
#include "kiosk/rules/naissance.h"
#include "kiosk/rules/questions.h"

#include <array>
#include <cstdint>
#include <map>

namespace rules {

/// Euros (a month, but for a balance): exact when both bounds are the same.
struct Montant {
    base::Exact bas;
    base::Exact haut;
    bool arrete = false;  ///< received until last month, and no more from this one

    friend bool operator==(const Montant&, const Montant&) = default;
};

/// An answer to one screen; its form says which fields are read.
struct Reponse {
    bool connue = true;  ///< false: "je ne sais pas"
    int choix = 0;
    std::uint32_t cases = 0;  ///< bit i: the box of value i
    std::vector<Naissance> naissances;
    std::array<std::optional<Montant>, kLignes> montants;  ///< a line left out is not received

    static Reponse inconnue();
    static Reponse de_choix(int choix);
    static Reponse de_cases(std::uint32_t cases);
    static Reponse de_annee(int annee, int mois = 0);
    static Reponse de_annees(std::vector<Naissance> naissances);

    /// The same answer with one more line.
    Reponse avec(Ligne ligne, Montant montant) const;
    const std::optional<Montant>& montant(Ligne ligne) const {
        return montants[static_cast<std::size_t>(ligne)];
    }
    bool coche(int box) const { return (cases >> static_cast<unsigned>(box) & 1U) != 0; }

    friend bool operator==(const Reponse&, const Reponse&) = default;
};

class Reponses {
  public:
    /// `month`: the month asked for.
    explicit Reponses(base::Month month) : mois_(month) {}

    base::Month mois() const { return mois_; }

    /// Answers a screen, or answers it anew: what was said of persons or things that this answer
    /// does away with is forgotten, everything else is kept. Another activity does away with the
    /// money of that adult.
    void set(Ecran ecran, Reponse reponse);

    /// Forgets one answer, and what depends on it.
    void clear(Ecran ecran);

    /// Null when the screen has not been answered.
    const Reponse* get(Ecran ecran) const;
    const Reponse* get(Question question, int rang = 0) const { return get({question, rang}); }

    /// The known choice of a screen; nothing when unanswered or "je ne sais pas".
    std::optional<int> choix(Question question, int rang = 0) const;

    /// The screens answered, in the order of the questionnaire: the recap.
    std::vector<Ecran> recapitulatif() const;

    int adultes() const;
    int enfants() const;

    /// Whether who lives in the foyer is known: nothing is estimated before.
    bool is_foyer_known() const;

    friend bool operator==(const Reponses&, const Reponses&) = default;

  private:
    void drop_what_no_longer_applies();
    void forget_money(int adult);

    base::Month mois_;
    std::map<Ecran, Reponse> reponses_;
};

/// Whether the screen has a sense for that foyer, from what was answered to other screens.
bool applies(Ecran ecran, const Reponses& reponses);

/// Every screen that has a sense, in the order they are asked.
std::vector<Ecran> ecrans(const Reponses& reponses);

/// Whether a child born then may go to that school in the school year of `month`: collège or lycée.
bool may_attend(const Naissance& birth, domain::Scolarite school, base::Month month);

/// The school that most children born then go to, or of the middle of their ages; `inconnue` before
/// collège and after lycée.
domain::Scolarite usual_school(const Naissance& birth, base::Month month);

/// The boxes of `situations` that have a sense for that foyer.
std::vector<Option> cases_proposees(const Reponses& reponses);

/// The line that is most often the only one of a person of that activity, asked for first.
std::optional<Ligne> ligne_usuelle(Ecran ecran, const Reponses& reponses);

/// The lines that a screen of amounts proposes to that person, in the order shown.
std::vector<Ligne> lignes(Ecran ecran, const Reponses& reponses);

}  // namespace rules
