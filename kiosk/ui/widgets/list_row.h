#pragma once

// One fiche of a list: icon, bold name, what is true of it now, distance at the end.

#include "kiosk/ui/canvas.h"

namespace ui {

void list_row(Canvas& canvas, const Rect& rect, const view::FicheRow& row);

}  // namespace ui
