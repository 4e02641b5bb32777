#include "kiosk/ui/screens/screens.h"
#include "kiosk/ui/widgets/button.h"
#include "kiosk/ui/widgets/card_parts.h"
#include "kiosk/ui/widgets/fact.h"
#include "kiosk/ui/widgets/qr.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kActionsColumn = 68.4F;

ButtonStyle style_at(std::size_t index, std::size_t count) {
    if (index == 0) return {ButtonKind::primary};
    return {index + 1 == count && count > 2 ? ButtonKind::quiet : ButtonKind::secondary};
}

/// Buttons from the top, the last quiet one at the bottom, the QR in what is left between them.
void draw_actions(Canvas& canvas, Rect column, const view::Card& body) {
    const float gap = canvas.mm(space::tile_gap);
    const auto count = body.actions.size();
    Rect last;
    const bool has_foot = count > 2 || (count > 1 && !body.qr.empty());
    if (has_foot) {
        const auto style = style_at(count - 1, count);
        const float height = button_height(canvas, body.actions.back(), style, column.width);
        column.height -= canvas.mm(space::lip);
        last = cut_bottom(column, height, gap);
    }
    for (std::size_t i = 0; i + (has_foot ? 1 : 0) < count; ++i) {
        const auto style = style_at(i, count);
        const float height = button_height(canvas, body.actions[i], style, column.width);
        button(canvas, cut_top(column, height, gap), body.actions[i], style);
    }
    if (!body.qr.empty() && column.height > canvas.mm(20)) {
        qr_card(canvas, column, body.qr, body.qr_label);
    }
    if (has_foot) button(canvas, last, body.actions.back(), style_at(count - 1, count));
}

Words footnote_words(Canvas& canvas, const view::Card& body) {
    return {body.footnote, TextRole::repere, Weight::regular, canvas.theme().encre2};
}

Rect cut_footnote(Canvas& canvas, Rect& page, const view::Card& body) {
    if (body.footnote.empty()) return {};
    const float height = canvas.measure(footnote_words(canvas, body), page.width).height;
    return cut_bottom(page, std::ceil(height), canvas.mm(space::e1));
}

void draw_title(Canvas& canvas, Rect& page, const view::Card& body) {
    Words words{body.title, TextRole::titre, Weight::bold, canvas.theme().encre};
    words.max_lines = 2;
    const float height = std::ceil(canvas.measure(words, page.width).height);
    canvas.text_node("question", view::Role::heading,
                     cut_top(page, std::max(height, canvas.mm(10)), canvas.mm(space::e1)), words);
}

/// The card of paragraphs, with its pages at its end side.
void draw_paper(Canvas& canvas, Rect area, const view::Card& body) {
    Rect column;
    if (body.pager) column = cut_end(area, canvas.mm(space::page_column), canvas.mm(space::e2));
    card_ground(canvas, area);
    card_lines(canvas, inset(area, canvas.mm(space::e3), canvas.mm(space::e1)), body.lines,
               "ligne");
    if (body.pager) {
        column.height -= canvas.mm(space::lip);
        pager(canvas, column, *body.pager);
    }
}

}  // namespace

void draw_body(Canvas& canvas, const Rect& content, const view::Card& body) {
    Rect page = page_of(canvas, content);
    Rect column;
    const bool has_column = !body.actions.empty() || !body.qr.empty();
    if (has_column) {
        column = cut_end(page, canvas.mm(kActionsColumn), canvas.mm(space::e2));
    }
    draw_title(canvas, page, body);
    if (!body.facts.empty()) {
        const float height = fact_chips(canvas, page, body.facts);
        cut_top(page, height, canvas.mm(space::e2));
    }
    const Rect footnote = cut_footnote(canvas, page, body);
    draw_paper(canvas, page, body);
    canvas.text_node("source", view::Role::text, footnote, footnote_words(canvas, body));
    if (has_column) draw_actions(canvas, column, body);
}

}  // namespace ui
