#pragma once

// The monthly family benefits together, and what other benefits count of them.

#include "kiosk/rules/dossier.h"
#include "kiosk/rules/trace.h"

namespace rules {

struct PrestationsFamiliales {
    Exact af, cf, asf, paje_base;
    Exact comptees;  ///< for RSA and prime d'activité. [CASF, art. R. 262-10-1 and R. 262-11]
};

PrestationsFamiliales prestations_familiales(const Dossier& dossier, Month m, Trace* trace);

}  // namespace rules
