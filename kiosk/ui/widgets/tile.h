#pragma once

// A stone step with an icon and a bold label; it lights up when chosen.

#include "kiosk/ui/canvas.h"

namespace ui {

void tile(Canvas& canvas, const Rect& rect, const view::Tile& tile);

}  // namespace ui
