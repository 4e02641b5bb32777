#pragma once

// The themes of the directory as tiles, pills and icons. Their names are sentences of the screens
// (besoin.<id>), their icons come from the pack.

#include "kiosk/view/writer.h"

#include <string>
#include <vector>

namespace view {

/// The icon of that name in a pack; `chat_circle_dots` for a name nobody knows.
Icon icon_named(const std::string& name);

/// The icon of a theme; `chat_circle_dots` for a theme nobody knows.
Icon theme_icon(const Writer& writer, const std::string& theme);

/// The theme's name in the language of the screen.
std::string theme_name(const Writer& writer, const std::string& theme);

}  // namespace view
