#pragma once

// Facts: an icon and a word with a tone, never the one without the other.

#include "kiosk/ui/canvas.h"

namespace ui {

/// Ink and pale ground of a tone.
ImU32 tone_ink(const Theme& theme, view::Tone tone);
ImU32 tone_ground(const Theme& theme, view::Tone tone);

/// Icon and word on one line inside an open element; returns the width taken.
float fact_inline(Canvas& canvas, const Rect& box, const view::Fact& fact, TextRole role);
float fact_inline_width(Canvas& canvas, const view::Fact& fact, TextRole role);

/// Chips in rows inside `area`, each an element `fait.N`; returns the height taken.
float fact_chips(Canvas& canvas, const Rect& area, const std::vector<view::Fact>& facts);
float fact_chips_height(Canvas& canvas, float width, const std::vector<view::Fact>& facts);

}  // namespace ui
