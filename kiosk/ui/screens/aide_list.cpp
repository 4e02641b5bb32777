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

void draw_title(Canvas& canvas, Rect row, const view::AideList& body) {
    const float gap = canvas.mm(space::e2);
    const auto styles = [&] {
        std::vector<ButtonStyle> all(body.actions.size(), {ButtonKind::secondary});
        for (auto& style : all) style.padding_mm = canvas.grand() ? 2.0F : 3.0F;
        return all;
    }();
    float taken = 0;
    for (std::size_t i = 0; i < body.actions.size(); ++i) {
        taken += button_width(canvas, body.actions[i], styles[i]) + gap;
    }
    Rect ends = cut_end(row, taken);
    Words title{body.title, TextRole::titre, Weight::bold, canvas.theme().encre};
    if (canvas.measure(title, 0).width > row.width) {
        title.role = TextRole::corps;
        title.line_factor = 1.0F;
        title.max_lines = 2;
    }
    canvas.text_node("question", view::Role::heading, row, title);
    cut_start(ends, gap);
    for (std::size_t i = 0; i < body.actions.size(); ++i) {
        const float width = button_width(canvas, body.actions[i], styles[i]);
        button(canvas, cut_start(ends, width, gap), body.actions[i], styles[i]);
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
    Rect page = page_of(canvas, content);
    const float gap = canvas.mm(space::e2);
    const float title = std::max(canvas.mm(space::bar_button), canvas.em(TextRole::corps) * 2.1F);
    draw_title(canvas, cut_top(page, title, gap), body);
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
