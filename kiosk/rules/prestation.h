#pragma once

// The nineteen answers of the simulator, in the order in which they are told.

#include <array>
#include <string_view>

namespace rules {

enum class Prestation {
    rsa,
    prime_activite,
    aide_logement,
    aah,
    mva,
    asi,
    aspa,
    ass,
    css_gratuite,
    css_participation,
    af,
    cf,
    asf,
    paje_base,
    aeeh,
    ars,
    cheque_energie,
    bourse_college,
    bourse_lycee
};

constexpr std::size_t kPrestations = 19;

/// The identifier of an answer in files and traces: "prime_activite".
std::string_view identifier(Prestation prestation);

/// The name as the law says it: "prime d'activité".
std::string_view french_name(Prestation prestation);

/// How the law is read. `reference` answers as OpenFisca-France 176.0.7, which the reference
/// households check; `loi` is what the product shows.
enum class Lecture { reference, loi };

}  // namespace rules
