#include "kiosk/ui/screens/screens.h"
#include "kiosk/ui/widgets/button.h"
#include "kiosk/ui/widgets/card_parts.h"
#include "kiosk/ui/widgets/fact.h"
#include "kiosk/ui/widgets/qr.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kActionsColumn = 68.4F;

/// The last of several stands apart at the foot of the column, quiet.
bool has_foot(const view::Card& body) {
    return body.actions.size() > 2 || (body.actions.size() > 1 && !body.qr.empty());
}

ButtonStyle style_at(std::size_t index, const view::Card& body) {
    if (index == 0) return {ButtonKind::primary};
    const bool is_foot = has_foot(body) && index + 1 == body.actions.size();
    return {is_foot ? ButtonKind::quiet : ButtonKind::secondary};
}

/// Buttons from the top, the last quiet one at the bottom, the QR in what is left between them.
void draw_actions(Canvas& canvas, Rect column, const view::Card& body) {
    const float gap = canvas.mm(space::tile_gap);
    const std::size_t foot = has_foot(body) ? body.actions.size() - 1 : body.actions.size();
    const auto height_at = [&](std::size_t i) {
        return button_height(canvas, body.actions[i], style_at(i, body), column.width);
    };
    column.height -= canvas.mm(space::lip);
    Rect foot_at;
    if (has_foot(body)) foot_at = cut_bottom(column, height_at(foot), canvas.mm(space::e2));
    for (std::size_t i = 0; i < foot; ++i) {
        button(canvas, cut_top(column, height_at(i), gap), body.actions[i], style_at(i, body));
    }
    if (body.pager) {
        pager_row(canvas, cut_top(column, canvas.mm(space::action), gap), *body.pager);
    }
    if (!body.qr.empty() && column.height > canvas.mm(20)) {
        qr_card(canvas, column, body.qr, body.qr_label);
    }
    if (has_foot(body)) button(canvas, foot_at, body.actions.back(), style_at(foot, body));
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
                     cut_top(page, std::max(height, canvas.mm(10)),
                             canvas.mm(canvas.grand() ? space::e1 : 2.4F)),
                     words);
}

void draw_paper(Canvas& canvas, const Rect& area, const view::Card& body) {
    card_ground(canvas, area);
    card_lines(canvas, inset(area, canvas.mm(space::e3), canvas.mm(0.9F)), body.lines, "ligne");
}

}  // namespace

void draw_body(Canvas& canvas, const Rect& content, const view::Card& body) {
    Rect page = page_of(canvas, content);
    Rect footnote;
    if (canvas.grand()) footnote = cut_footnote(canvas, page, body);
    Rect column;
    const bool has_column = !body.actions.empty() || !body.qr.empty() || body.pager;
    if (has_column) {
        column = cut_end(page, canvas.mm(kActionsColumn), canvas.mm(space::e2));
    }
    draw_title(canvas, page, body);
    if (!body.facts.empty()) {
        const float height = fact_chips(canvas, page, body.facts);
        cut_top(page, height, canvas.mm(canvas.grand() ? space::e1 : space::e2));
    }
    if (!canvas.grand()) footnote = cut_footnote(canvas, page, body);
    draw_paper(canvas, page, body);
    canvas.text_node("source", view::Role::text, footnote, footnote_words(canvas, body));
    if (has_column) draw_actions(canvas, column, body);
}

}  // namespace ui
