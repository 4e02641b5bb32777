#pragma once

// One function a kind of body; each draws in the rect between the bars.

#include "kiosk/ui/canvas.h"

namespace ui {

void draw_body(Canvas& canvas, const Rect& screen, const view::Attract& body);
void draw_body(Canvas& canvas, const Rect& content, const view::Tiles& body);
void draw_body(Canvas& canvas, const Rect& content, const view::FicheList& body);
void draw_body(Canvas& canvas, const Rect& content, const view::Card& body);
void draw_body(Canvas& canvas, const Rect& content, const view::Ticket& body);
void draw_body(Canvas& canvas, const Rect& content, const view::Message& body);
void draw_body(Canvas& canvas, const Rect& content, const view::Search& body);
void draw_body(Canvas& canvas, const Rect& content, const view::OfflineState& body);
void draw_body(Canvas& canvas, const Rect& content, const view::NumberEntry& body);
void draw_body(Canvas& canvas, const Rect& content, const view::AideList& body);
void draw_body(Canvas& canvas, const Rect& content, const view::DayHours& body);
void draw_body(Canvas& canvas, const Rect& content, const view::TakenRdv& body);
void draw_body(Canvas& canvas, const Rect& content, const view::AgentTable& body);
void draw_body(Canvas& canvas, const Rect& content, const view::RdvSheet& body);

/// Content without its margins.
inline Rect page_of(Canvas& canvas, const Rect& content) {
    return inset(content, canvas.mm(space::e3), canvas.mm(space::e2));
}

/// The same when its last row is a step: it stands nearer to the bar.
inline Rect page_of_rows(Canvas& canvas, const Rect& content) {
    Rect page = page_of(canvas, content);
    page.height += canvas.mm(space::e1);
    return page;
}

}  // namespace ui
