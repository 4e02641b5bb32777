#pragma once

// The two bars every screen but the attract one has. They keep still when the page turns.

#include "kiosk/ui/canvas.h"

namespace ui {

void top_bar(Canvas& canvas, const Rect& rect, const view::TopBar& bar);
void bottom_bar(Canvas& canvas, const Rect& rect, const view::BottomBar& bar);

}  // namespace ui
