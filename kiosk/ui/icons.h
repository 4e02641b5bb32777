#pragma once

// Which glyphs of the Phosphor faces draw a pictogram, and which turn with the reading direction.

#include "kiosk/view/screen.h"

namespace ui {

struct IconGlyphs {
    char32_t base = 0;  ///< the whole drawing in the Bold and Fill faces, the lower tone in Duotone
    char32_t upper = 0;  ///< the lines in Duotone, drawn over the lower tone at the same origin
    bool mirrors = false;
};

/// @pre icon is not `none`
IconGlyphs glyphs(view::Icon icon);

}  // namespace ui
