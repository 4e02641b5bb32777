#pragma once

// The idle warning over the screen: the safe answer is primary and larger, time left is a number
// and a bar.

#include "kiosk/ui/canvas.h"

namespace ui {

/// Covers the whole screen; the tree then holds the dialog alone.
void dialog(Canvas& canvas, const view::Dialog& dialog);

}  // namespace ui
