#pragma once

// "environ 630 € /mois": the figure is large, the words around it are not.

#include "kiosk/ui/canvas.h"

namespace ui {

/// Width on one line, with the figure in `figure`'s size.
float amount_width(Canvas& canvas, const view::Amount& amount, TextRole figure);

/// Height of its line.
float amount_height(Canvas& canvas, TextRole figure);

/// Inside an open element, from the start of `box`, on one base line.
void draw_amount(Canvas& canvas, const Rect& box, const view::Amount& amount, TextRole figure);

/// What is read aloud of it.
std::string said(const view::Amount& amount);

}  // namespace ui
