#pragma once

// The nineteen answers for one foyer, in the order in which the benefits look at each other: AAH,
// ASS, ASI and ASPA, housing, RSA, prime d'activité, health, then the yearly ones.

#include "kiosk/domain/foyer.h"
#include "kiosk/rules/parametres.h"
#include "kiosk/rules/resultats.h"
#include "kiosk/rules/trace.h"

namespace rules {

/// Evaluates every benefit at the month the foyer asks for, without allocating unless a trace is
/// asked for (its steps are appended).
///
/// Fails with invalid_input when the foyer cannot be (domain::check) or its month is outside the
/// scales.
Result<Resultats> simuler(const domain::Foyer& foyer, const Parametres& parametres, Lecture lecture,
                          Trace* trace = nullptr);

}  // namespace rules
