#include "kiosk/ui/screens/screens.h"
#include "kiosk/ui/widgets/button.h"
#include "kiosk/ui/widgets/card_parts.h"
#include "kiosk/ui/widgets/fact.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kShareOfCard = 0.47F;
constexpr std::size_t kColumns = 2;

/// A paragraph from the top of what is left; what finds no room is not drawn.
void draw_line(Canvas& canvas, Rect& rest, const std::string& id, const Words& words) {
    if (words.utf8.empty()) return;
    const float height = std::ceil(canvas.measure(words, rest.width).height);
    if (height > rest.height) return;
    canvas.text_node(id, view::Role::text, cut_top(rest, height, canvas.mm(space::e1)), words);
}

void draw_card(Canvas& canvas, const Rect& rect, const view::RdvSheet& body) {
    const auto& theme = canvas.theme();
    card_ground(canvas, rect);
    Rect rest = inset(rect, canvas.mm(3.4F), canvas.mm(space::e2));
    Words title{body.title, TextRole::titre, Weight::bold, theme.encre};
    if (canvas.measure(title, 0).width > rest.width) title.role = TextRole::corps;
    const float height = std::ceil(canvas.measure(title, rest.width).height);
    canvas.text_node("question", view::Role::heading, cut_top(rest, height, canvas.mm(space::e1)),
                     title);
    draw_line(canvas, rest, "phrase", {body.what, TextRole::repere, Weight::regular, theme.encre});
    const Words state{body.state.text, TextRole::corps};
    const float tall = std::max(canvas.mm(9.0F), std::ceil(canvas.measure(state, 0).height));
    const Rect chip = cut_top(rest, tall, canvas.mm(space::e1));
    canvas.open("etat", view::Role::text, body.state.text, chip);
    fact_inline(canvas, chip, body.state, TextRole::corps);
    canvas.close();
    Words notice{body.notice, TextRole::repere, Weight::bold, theme.att};
    notice.line_factor = 1.15F;
    draw_line(canvas, rest, "indice", notice);
    for (std::size_t i = 0; i < body.history.size(); ++i) {
        Words said{body.history[i], TextRole::repere, Weight::regular, theme.encre2};
        said.line_factor = 1.15F;
        draw_line(canvas, rest, "ligne." + std::to_string(i + 1), said);
    }
}

void draw_outcomes(Canvas& canvas, const Rect& rect, const std::vector<view::Action>& outcomes) {
    const float gap = canvas.mm(space::e2);
    const float step = canvas.mm(space::lip);
    const std::size_t rows = (outcomes.size() + kColumns - 1) / kColumns;
    const auto count = static_cast<float>(rows);
    const float height = std::floor((rect.height - step - (gap + step) * (count - 1)) / count);
    ButtonStyle style{ButtonKind::secondary};
    style.padding_mm = canvas.grand() ? 1.0F : 2.0F;
    const float width = std::floor((rect.width - gap) / static_cast<float>(kColumns));
    Rect rest = rect;
    Rect row;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (i % kColumns == 0) row = cut_top(rest, height, gap + step);
        button(canvas, cut_start(row, width, gap), outcomes[i], style);
    }
}

}  // namespace

void draw_body(Canvas& canvas, const Rect& content, const view::RdvSheet& body) {
    Rect page = page_of_rows(canvas, content);
    const Rect card = cut_start(page, std::round(page.width * kShareOfCard), canvas.mm(space::e3));
    Rect flat = card;
    flat.height -= canvas.mm(space::e1);
    draw_card(canvas, flat, body);
    draw_outcomes(canvas, page, body.outcomes);
}

}  // namespace ui
