#include "kiosk/ui/screens/screens.h"
#include "kiosk/ui/widgets/aide_row.h"
#include "kiosk/ui/widgets/button.h"
#include "kiosk/ui/widgets/card_parts.h"

#include <algorithm>

namespace ui {
namespace {

/// Rows keep the height they have on a full page.
constexpr float kRows = 3;
constexpr float kRowsGrand = 2;

ButtonStyle action_style(const Canvas& canvas) {
    ButtonStyle style{ButtonKind::secondary};
    style.padding_mm = canvas.grand() ? 2.0F : 3.0F;
    return style;
}

/// Of the actions side by side, a gap before each.
float actions_width(Canvas& canvas, const view::AideList& body) {
    float taken = 0;
    for (const auto& action : body.actions) {
        taken += button_width(canvas, action, action_style(canvas)) + canvas.mm(space::e2);
    }
    return taken;
}

/// On one line when there is room, else on two, smaller.
Words title_words(Canvas& canvas, const view::AideList& body, float width) {
    Words title{body.title, TextRole::titre, Weight::bold, canvas.theme().encre};
    if (canvas.measure(title, 0).width <= width) return title;
    title.role = TextRole::corps;
    title.line_factor = 1.0F;
    title.max_lines = 2;
    return title;
}

float title_height(Canvas& canvas, const view::AideList& body, float width) {
    const float room = width - actions_width(canvas, body);
    const auto words = title_words(canvas, body, room);
    return std::max({row_height(canvas, body.actions, space::bar_button),
                     canvas.measure(words, room).height, canvas.body_height(words, room, 0)});
}

void draw_title(Canvas& canvas, Rect row, const view::AideList& body) {
    const float gap = canvas.mm(space::e2);
    const auto style = action_style(canvas);
    Rect ends = cut_end(row, actions_width(canvas, body));
    Words title = title_words(canvas, body, row.width);
    title.inside = true;
    canvas.text_node("question", view::Role::heading, row, title);
    cut_start(ends, gap);
    ends = centred(ends, ends.width, row_height(canvas, body.actions, space::bar_button));
    for (const auto& action : body.actions) {
        button(canvas, cut_start(ends, button_width(canvas, action, style), gap), action, style);
    }
}

void draw_rows(Canvas& canvas, const Rect& area, const std::vector<view::AideRow>& rows) {
    const float gap = canvas.mm(space::tile_gap);
    const float count = canvas.grand() ? kRowsGrand : kRows;
    const float usable = area.height - canvas.mm(space::lip) - gap * (count - 1);
    const float height = std::floor(usable / count);
    Rect rest = area;
    for (const auto& row : rows) aide_row(canvas, cut_top(rest, height, gap), row);
}

Rect cut_footnote(Canvas& canvas, Rect& page, const Words& footnote) {
    const float height = std::ceil(canvas.measure(footnote, page.width).height);
    return cut_bottom(page, height, canvas.mm(space::e1));
}

}  // namespace

void draw_body(Canvas& canvas, const Rect& content, const view::AideList& body) {
    Rect page = page_of_rows(canvas, content);
    const float gap = canvas.mm(space::e2);
    draw_title(canvas, cut_top(page, title_height(canvas, body, page.width), gap), body);
    Words footnote{body.footnote, TextRole::repere, Weight::regular, canvas.theme().encre2};
    if (canvas.grand()) footnote.line_factor = 1.05F;
    const Rect footnote_at = body.footnote.empty() ? Rect{} : cut_footnote(canvas, page, footnote);
    Rect column;
    if (body.pager) {
        column = cut_end(page, canvas.mm(space::page_column + (canvas.grand() ? 3 : 0)), gap);
    }
    draw_rows(canvas, page, body.rows);
    if (body.pager) pager_column(canvas, column, *body.pager);
    canvas.text_node("source", view::Role::text, footnote_at, footnote);
}

}  // namespace ui
