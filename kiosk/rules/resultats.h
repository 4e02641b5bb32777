#pragma once

#include "kiosk/base/exact.h"
#include "kiosk/domain/foyer.h"
#include "kiosk/rules/prestation.h"

#include <array>

namespace rules {

/// One amount an adult, in the order of the foyer.
using ParAdulte = std::array<base::Exact, domain::kMaxAdultes>;

/// The answers at the month asked for, before any rounding but the law's. Euros a month, but ARS,
/// chèque énergie and bourses: euros a year. AF, CF, ASF, PAJE, ARS and prime d'activité are before
/// CRDS, the housing benefit is net of it.
struct Resultats {
    base::Exact rsa;
    base::Exact prime_activite;
    base::Exact apl, als, alf;  ///< at most one of them is not 0
    ParAdulte aah, mva, asi, ass;
    base::Exact aspa;
    bool css_gratuite = false;
    base::Exact css_participation;  ///< what the foyer pays; 0 when not eligible with participation
    base::Exact af, cf, asf, paje_base, aeeh;
    base::Exact ars, cheque_energie, bourse_college, bourse_lycee;

    base::Exact aide_logement() const { return apl + als + alf; }
};

/// An answer as one number: euros for the foyer; 1 or 0 for the free health cover.
base::Exact amount_of(const Resultats& results, Prestation prestation);

}  // namespace rules
