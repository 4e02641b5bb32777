#pragma once

// The names that parameter files may hold: for each, its unit, how far back it is looked up, and
// the field of rules::Bareme it fills. A name missing from the files, or one they hold besides, is
// an error of the loader.

#include "kiosk/rules/bareme.h"

#include <span>
#include <string_view>
#include <vector>

namespace content {

/// How early a value must be known, seen from the first month that may be asked for.
enum class Recul {
    aucun,         ///< not before it came into force: 0 until then
    mois,          ///< the year before
    annee_fiscale  ///< the incomes of three years before
};

struct Parametre {
    std::string_view cle;
    std::string_view unite;
    Recul recul;
    std::span<base::Exact> (*field)(rules::Bareme&);  ///< as many as the value has columns
};

/// The columns of a value: itself, or those of its table.
inline std::span<base::Exact> columns(base::Exact& value) {
    return {&value, 1};
}
template <std::size_t N>
std::span<base::Exact> columns(rules::Table<N>& values) {
    return values;
}

/// General values, tax, RSA, prime d'activité and family benefits.
const std::vector<Parametre>& parametres_familles();

/// Disability, old age, unemployment, health, housing, energy and school.
const std::vector<Parametre>& parametres_solidarite();

}  // namespace content
