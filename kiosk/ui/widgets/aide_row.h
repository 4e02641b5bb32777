#pragma once

// One aide of the results: icon, name, what it is, and at the end how much, or why not now.

#include "kiosk/ui/canvas.h"

namespace ui {

void aide_row(Canvas& canvas, const Rect& rect, const view::AideRow& row);

}  // namespace ui
