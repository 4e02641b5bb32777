#pragma once

// The questionnaire driven by the rules: which question can still change an answer, and what the
// answers given so far allow to say of each benefit.

#include "kiosk/rules/explication.h"
#include "kiosk/rules/parametres.h"
#include "kiosk/rules/reponses.h"

#include <optional>

namespace rules {

enum class Verdict { oui, non, a_verifier };

/// Why nothing more is asked.
enum class Fin {
    pas_encore,       ///< a question is left
    tout_est_dit,     ///< every question that applies has been answered
    rien_ne_change,   ///< the questions left could change no answer
    mineur,           ///< the person is under 16: only a professional can look at it
    foyer_inconnu,    ///< who lives in the foyer is not known: only a professional can look at it
    foyer_impossible  ///< a child older than a parent…: an answer is to be corrected
};

/// What may be said of one benefit. Certain when `verdict` is oui or non: no answer left out could
/// turn it.
struct Estimation {
    Prestation prestation = Prestation::rsa;
    Verdict verdict = Verdict::a_verifier;
    base::Exact bas;   ///< euros a month, or a year for ARS, chèque énergie and bourses
    base::Exact haut;  ///< the same as `bas` when everything that matters is known
    std::vector<Ecran> inconnues;  ///< the screens whose answer can change this one
};

struct Bilan {
    Fin fin = Fin::pas_encore;
    std::optional<Ecran> ecran;           ///< the next question, with pas_encore
    std::vector<Estimation> estimations;  ///< one a benefit; with pas_encore, a first look only
    /// The free health cover or the one with participation is due, whichever of the two.
    bool sante_sure = false;
};

/// How finely the months of birth, asked last, are asked for.
enum class Finesse {
    montants,  ///< when ten euros or an answer depend on one
    reponses   ///< when an answer does: an amount that does is a range
};

/// Looks again at everything: to be called after each answer. A millisecond or two while a question
/// is left: enough to know it, and how many benefits were seen possible. Once none is left, a whole
/// search, whose ranges and verdicts may be shown. Until who lives in the foyer is known every
/// benefit is a_verifier with no amount.
///
/// @pre parametres.covers(reponses.mois())
Bilan bilan(const Reponses& reponses, const Parametres& parametres, Lecture lecture = Lecture::loi,
            Finesse finesse = Finesse::montants);

/// A benefit in words: why, why not, and the nearest change. Asked for one card at a time.
struct Detail {
    Explication explication;        ///< for a foyer that the answers allow
    std::vector<Bascule> bascules;  ///< what would turn the answer, nearest first
    base::Month bareme;             ///< the newest value of its scale
    bool provisoire = false;        ///< a value awaits its text
};
Result<Detail> detailler(const Reponses& reponses, Prestation prestation,
                         const Parametres& parametres, Lecture lecture = Lecture::loi);

/// Why each benefit that the answers exclude is refused, without what lacks. Fails as detailler.
Result<std::vector<Explication>> refus(const Reponses& reponses, const Parametres& parametres,
                                       Lecture lecture = Lecture::loi);

/// Euros a month or a year, floored to 10: never more precise than the answers.
base::Exact environ(base::Exact amount);

/// The upper end of a range: raised to 10, so that the range shown holds what it must.
base::Exact environ_au_plus(base::Exact amount);

}  // namespace rules
