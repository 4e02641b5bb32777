#pragma once

// Perron's own drawings: the lit door on its steps, and the stair that leads to it.

#include "kiosk/ui/canvas.h"

namespace ui {

/// The mark, in a square box of at least 5.4 mm.
void mark(Canvas& canvas, const Rect& box);

/// Progress: `steps` blocks that rise to a door; `step` counts from 1.
void stair(Canvas& canvas, const Rect& box, int step, int steps);

}  // namespace ui
