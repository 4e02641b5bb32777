#pragma once

// What a card holds: paragraphs with their icon, and the page column beside it.

#include "kiosk/ui/canvas.h"

namespace ui {

/// A flat card.
void card_ground(Canvas& canvas, const Rect& rect);

/// Paragraphs of a card, one under the other, centred in height: elements `prefix.N`.
void card_lines(Canvas& canvas, const Rect& rect, const std::vector<view::CardLine>& lines,
                const std::string& prefix);

/// Up, "1 / 3", down: one over the other, or side by side.
void pager_column(Canvas& canvas, const Rect& column, const view::Pager& pages);
void pager_row(Canvas& canvas, const Rect& row, const view::Pager& pages);

}  // namespace ui
