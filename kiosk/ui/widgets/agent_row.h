#pragma once

// One line of the agents' table: when, which code, what for, what became of it, what may be said.

#include "kiosk/ui/canvas.h"

namespace ui {

/// Widths of the columns, the same on every line.
struct AgentColumns {
    float gap = 0;
    float when = 0;               ///< of the hour over the code
    float widths[3] = {0, 0, 0};  ///< 0: no line has one there
};
AgentColumns agent_columns(Canvas& canvas, const std::vector<view::AgentTable::Row>& rows);

/// `height` of its buttons; the rect is the whole line, from outline to outline.
void agent_row(Canvas& canvas, const Rect& rect, const view::AgentTable::Row& row,
               const AgentColumns& columns);

}  // namespace ui
