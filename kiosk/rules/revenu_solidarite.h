#pragma once

// Revenu de solidarité active, and what prime d'activité shares with it: the persons counted, the
// uplift of lone parents, the flat amount kept for housing.

#include "kiosk/rules/dossier.h"
#include "kiosk/rules/trace.h"

#include <cstdint>

namespace rules {

/// The foyer of the RSA at one month.
struct FoyerRsa {
    std::uint32_t children = 0;  ///< bit i: child i counts
    int enfants = 0;
    int personnes = 0;       ///< adults and children who count
    bool is_majore = false;  ///< lone parent's uplift. [CASF, art. L. 262-9]

    bool counts(std::size_t enfant) const { return ((children >> enfant) & 1U) != 0; }
};

FoyerRsa foyer_rsa(const Dossier& dossier, Month m);

/// `base` × the scale for the persons counted, without the uplift. [CASF, art. R. 262-1]
Exact montant_pour(const BaremeRsa& rsa, const FoyerRsa& foyer, bool couple, Exact base);

/// `base` × the scale of a lone parent with the uplift. [CASF, art. R. 262-2]
Exact montant_majore(const BaremeRsa& rsa, const FoyerRsa& foyer, Exact base);

/// What may be taken off for housing for so many persons. [CASF, art. R. 262-9]
Exact forfait_logement_plein(const BaremeRsa& rsa, int personnes, Exact base);

/// What is taken off for housing: for the housing benefit received, at most that benefit, or for
/// living without a rent. [CASF, art. R. 262-9 and R. 262-10]
Exact forfait_logement(const Dossier& dossier, Exact plein, Exact aide_logement_per_month);

/// French, or resident long enough. [CASF, art. L. 262-4, L. 262-6]
bool has_rsa_nationality(const Personne& p, const BaremeRsa& rsa);

struct Ressources {
    Exact aide_logement_per_month;
    Exact aspa_per_month;
    Exact prestations_familiales_per_month;  ///< the part that counts
};

/// RSA at M. Cannot fail.
/// Source: CASF, art. L. 262-2 to L. 262-12, R. 262-1 to R. 262-11.
Exact revenu_solidarite(const Dossier& dossier, const Ressources& at_m, Trace* trace);

}  // namespace rules
