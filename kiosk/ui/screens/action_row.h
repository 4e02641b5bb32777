#pragma once

// The last row of a question: the quiet answer first, what is true so far, the way on at the end.

#include "kiosk/ui/canvas.h"

#include <optional>

namespace ui {

struct ActionRow {
    const std::optional<view::Action>& start;
    const std::string& middle;
    const std::optional<view::Action>& primary;
    const std::optional<view::Action>& toggle;
};

/// Body and step.
float action_row_height(Canvas& canvas, const ActionRow& row);
void action_row(Canvas& canvas, const Rect& rect, const ActionRow& row);

}  // namespace ui
