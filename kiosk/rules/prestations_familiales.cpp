#include "kiosk/rules/prestations_familiales.h"

#include "kiosk/rules/allocations_familiales.h"
#include "kiosk/rules/complement_familial.h"
#include "kiosk/rules/paje.h"
#include "kiosk/rules/soutien_familial.h"

#include <algorithm>

namespace rules {

PrestationsFamiliales prestations_familiales(const Dossier& dossier, Month m, Trace* trace) {
    if (dossier.enfants().empty() && trace == nullptr) return {};
    const auto af = allocations_familiales(dossier, m, trace);
    const auto paje = paje_base(dossier, m, trace);
    const auto cf = complement_familial(dossier, m, paje, trace);
    const auto asf = soutien_familial(dossier, m, trace);

    const auto cf_counted = cf.total.is_zero() ? Exact{} : cf.sans_majoration;
    const auto counted = paje + asf.comptee + cf_counted + std::min(af.base, af.total);
    return {af.total, cf.total, asf.total, paje, counted};
}

}  // namespace rules
