#pragma once

// The stone step every target is made of: a body over its step, which goes down when pressed.

#include "kiosk/ui/canvas.h"

namespace ui {

/// Colours and lines of a body.
struct Look {
    ImU32 body = 0;
    ImU32 outline = 0;
    ImU32 step = 0;  ///< 0: flat, nothing under the body
    ImU32 words = 0;
    ImU32 icon = 0;
    float line = 1;
    float radius = 0;
};

/// The look of a target at this moment: pressed, unavailable, or as given.
Look look_now(Canvas& canvas, Look at_rest, const Touchable& state);

/// Draws step, body and focus frame of `rect`; returns where the body is now.
Rect plate(Canvas& canvas, const Rect& rect, const Look& look, const Touchable& state);

/// Duotone colours that suit a body: on the ordinary surfaces, on a chosen one, unavailable.
void tile_icon(Canvas& canvas, view::Icon icon, const Rect& box, const Touchable& state);

}  // namespace ui
