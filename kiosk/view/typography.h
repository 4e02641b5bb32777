#pragma once

// French as it is printed, from French as it is typed: people who write fiches type plain spaces
// and straight apostrophes.

#include <string>

namespace view {

/// ’ for ', U+202F before ; ? ! and », and U+00A0 before : and after «, where a space was typed.
std::string typeset_french(const std::string& typed);

/// What is typed to begin a line, as it reads inside a sentence: "Bail ou quittance" gives "bail ou
/// quittance"; an acronym ("CV") stays, and so does a script without capitals.
std::string inside_a_sentence(const std::string& words);

}  // namespace view
