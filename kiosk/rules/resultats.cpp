#include "kiosk/rules/resultats.h"

namespace rules {
namespace {

using base::Exact;

Exact sum(const ParAdulte& amounts) {
    return amounts[0] + amounts[1];
}

}  // namespace

Exact amount_of(const Resultats& results, Prestation prestation) {
    switch (prestation) {
        case Prestation::rsa:
            return results.rsa;
        case Prestation::prime_activite:
            return results.prime_activite;
        case Prestation::aide_logement:
            return results.aide_logement();
        case Prestation::aah:
            return sum(results.aah);
        case Prestation::mva:
            return sum(results.mva);
        case Prestation::asi:
            return sum(results.asi);
        case Prestation::aspa:
            return results.aspa;
        case Prestation::ass:
            return sum(results.ass);
        case Prestation::css_gratuite:
            return Exact{results.css_gratuite ? 1 : 0};
        case Prestation::css_participation:
            return results.css_participation;
        case Prestation::af:
            return results.af;
        case Prestation::cf:
            return results.cf;
        case Prestation::asf:
            return results.asf;
        case Prestation::paje_base:
            return results.paje_base;
        case Prestation::aeeh:
            return results.aeeh;
        case Prestation::ars:
            return results.ars;
        case Prestation::cheque_energie:
            return results.cheque_energie;
        case Prestation::bourse_college:
            return results.bourse_college;
        case Prestation::bourse_lycee:
            return results.bourse_lycee;
    }
    return {};
}

}  // namespace rules
