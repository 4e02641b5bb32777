#pragma once

// French as it is printed, from French as it is typed: people who write fiches type plain spaces
// and straight apostrophes.

#include <string>

namespace view {

/// ’ for ', U+202F before ; ? ! and », and U+00A0 before : and after «, where a space was typed.
std::string typeset_french(const std::string& typed);

}  // namespace view
