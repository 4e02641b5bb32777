#pragma once

// Golden vectors: situations and the answers that a set of scales must give them, shipped with the
// scales (docs/formats/manifeste.md). A kiosk replays them with its own rules before it uses the
// scales, so that a program and scales that do not understand each other never answer a person.

#include "kiosk/rules/parametres.h"

#include <string_view>

namespace simuler {

/// Replays a file of vectors: one situation a line, as foyer_json.h reads it, with "lecture" ("loi"
/// or "reference") and "attendu", every answer to the centime. Returns how many were replayed.
/// Fails with invalid_input (a line that cannot be read, no line at all) or conflict (another
/// answer), naming the line.
Result<int> replay(std::string_view vectors, const rules::Parametres& parametres);

}  // namespace simuler
