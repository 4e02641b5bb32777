#pragma once

// A QR code to take away on one's telephone, with a word that says so.

#include "kiosk/ui/canvas.h"

namespace ui {

/// In a card: the code and its word beside each other, or one over the other in a narrow card.
/// Element `qr`. Draws nothing when the content cannot be encoded, or when there is no room for a
/// code that a telephone can read.
void qr_card(Canvas& canvas, const Rect& rect, const std::string& content,
             const std::string& label);

/// The code in the middle of a box, without card or word. Element `qr`.
void qr_alone(Canvas& canvas, const Rect& box, const std::string& content);

}  // namespace ui
