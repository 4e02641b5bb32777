#pragma once

#include <string>
#include <string_view>

namespace ui {

/// The same words, where a little one (three letters at most) never ends a line: it is tied to the
/// next by a no-break space. "Argent et budget" breaks before "et", as one says it. Hyphens do not
/// break either: "rendez-vous" stays whole.
std::string tie_little_words(std::string_view utf8);

}  // namespace ui
