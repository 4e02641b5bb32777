#include "kiosk/ui/screens/screens.h"
#include "kiosk/ui/widgets/button.h"
#include "kiosk/ui/widgets/card_parts.h"
#include "kiosk/ui/widgets/list_row.h"

#include <algorithm>

namespace ui {
namespace {

/// Rows keep the height they have on a full page.
constexpr float kRows = 3;
constexpr float kRowsGrand = 2;

void draw_rows(Canvas& canvas, const Rect& area, const std::vector<view::FicheRow>& rows) {
    const float gap = canvas.mm(space::tile_gap);
    const float full = canvas.grand() ? kRowsGrand : kRows;
    const float count = std::max(static_cast<float>(rows.size()), full);
    const float usable = area.height - canvas.mm(space::lip) - gap * (count - 1);
    const float height = std::floor(usable / count);
    Rect rest = area;
    for (const auto& row : rows) list_row(canvas, cut_top(rest, height, gap), row);
}

/// No row: what to do now, never an empty page.
void draw_empty(Canvas& canvas, Rect area, const view::FicheList& body) {
    const float gap = canvas.mm(space::e4);
    const Words words{body.empty, TextRole::corps, Weight::regular, canvas.theme().encre};
    const float text = canvas.measure(words, area.width).height;
    const float action = row_height(canvas, body.ways_out, space::action);
    const float step = canvas.mm(space::tile_gap);
    const auto count = static_cast<float>(body.ways_out.size());
    area = centred(area, area.width, text + gap + count * (action + step));
    canvas.text_node("vide", view::Role::text, cut_top(area, text, gap), words);
    ButtonStyle style{ButtonKind::primary};
    float width = canvas.mm(68);
    for (const auto& way : body.ways_out) {
        width = std::max(width, button_width(canvas, way, style));
    }
    for (const auto& way : body.ways_out) {
        Rect at = cut_top(area, action, step);
        at.width = std::min(width, area.width);
        button(canvas, at, way, style);
        style.kind = ButtonKind::secondary;
    }
}

}  // namespace

void draw_body(Canvas& canvas, const Rect& content, const view::FicheList& body) {
    Rect page = page_of_rows(canvas, content);
    const float gap = canvas.mm(space::e2);
    Rect row = cut_top(page, row_height(canvas, body.filters, space::bar_button), gap);
    const auto filters = fit_pills(canvas, body.filters, row.width);
    Rect title = row;
    title.width -= filters.width;
    Words words{body.title, TextRole::titre, Weight::bold, canvas.theme().encre};
    words.max_lines = 1;
    if (canvas.measure(words, 0).width > title.width) {
        words.role = TextRole::corps;
        words.line_factor = 1.0F;
        words.max_lines = 2;
    }
    canvas.text_node("question", view::Role::heading, title, words);
    pills_at_end(canvas, row, body.filters, filters);
    if (body.rows.empty()) {
        draw_empty(canvas, page, body);
        return;
    }
    Rect column;
    if (body.pager)
        column = cut_end(page, canvas.mm(space::page_column + (canvas.grand() ? 3 : 0)), gap);
    draw_rows(canvas, page, body.rows);
    if (body.pager) pager_column(canvas, column, *body.pager);
}

}  // namespace ui
