#pragma once

// Why a benefit is due or not, read from the trace of an evaluation: the condition that decides, of
// whom, and what lacks. And one plain French sentence that says it. The sentence never advises:
// what the rules cannot see is named apart, to be checked with a professional.

#include "kiosk/rules/bascule.h"
#include "kiosk/rules/resultats.h"
#include "kiosk/rules/trace.h"

#include <optional>
#include <string>
#include <vector>

namespace rules {

/// Whom an answer is about; who lives alone needs not be told.
enum class Qui { foyer, vous, conjoint, tous_deux, enfants };

struct Explication {
    Prestation prestation;
    bool due;
    bool certaine = true;         ///< false: it is due for some of what the answers allow
    std::vector<Etape> raisons;   ///< what holds when it is due; what refuses it when it is not
    std::optional<Etape> raison;  ///< of a refusal: the condition that decides
    Qui qui = Qui::foyer;
    std::vector<int> enfants;  ///< years of age of the children it is due for
    bool ages_surs = true;     ///< false: a month of birth is not known, an age may be one off
    bool en_couple = false;
    Ecart ecart;              ///< what would turn a refusal; empty when nothing near would
    bool a_peu_pres = false;  ///< the amounts were given as bands: the gap is rounded
};

/// One evaluation: what was asked, what was answered, and its trace.
struct Evaluation {
    const domain::Foyer& foyer;
    const Resultats& results;
    const Trace& trace;
};

/// One explanation a benefit, in the order of the benefits, without its gap.
std::vector<Explication> expliquer(const Evaluation& evaluation, const Bareme& bareme);

/// Whether the income of the foyer alone would not refuse: what other benefits bring counts too.
bool is_by_other_benefits(const Explication& explication);

/// Whether what lacks is what the reason asks for already: told once.
bool repeats_its_raison(const Explication& explication);

/// The number of euros to say of a gap: as it is, or the ten above.
int euros_dits(int euros, bool a_peu_pres);

/// Which of the sentences of a yes: the benefit, who works for the prime d'activité, and whether
/// the Aspa is due before its age.
std::string motif(const Explication& explication);

/// "Oui pour votre enfant de 3 ans : cet âge y donne droit et vos ressources sont sous la limite."
/// or "Non : vos ressources dépassent la limite ; ce serait oui avec 133 € de ressources en moins
/// par mois."
std::string phrase(const Explication& explication);

/// "La réponse deviendrait oui avec 5 ans de plus."
std::string phrase(const Bascule& bascule, bool en_couple = false);

/// What the rules of the benefit do not ask, to be checked with a professional.
std::string_view a_verifier(Prestation prestation);

}  // namespace rules
