#pragma once

// Our own keyboard: rows of at most ten keys; a key whose label is a word is as wide as it needs.

#include "kiosk/ui/canvas.h"

namespace ui {

/// One key: a letter, a digit, a word or an icon.
void draw_key(Canvas& canvas, const Rect& rect, const view::Action& key);

float keyboard_height(Canvas& canvas, const view::Keyboard& keyboard);
void draw_keyboard(Canvas& canvas, const Rect& rect, const view::Keyboard& keyboard);

}  // namespace ui
