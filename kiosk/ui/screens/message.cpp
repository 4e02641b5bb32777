#include "kiosk/ui/screens/screens.h"
#include "kiosk/ui/widgets/button.h"
#include "kiosk/ui/widgets/card_parts.h"
#include "kiosk/ui/widgets/fact.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kIcon = 20.0F;

/// A disc of the tone with the pictogram in it.
void draw_sign(Canvas& canvas, const Rect& box, const view::Message& body) {
    const auto& theme = canvas.theme();
    const ImVec2 centre{box.x + box.width / 2, box.y + box.height / 2};
    const float radius = box.width / 2;
    const ImU32 ink = body.tone == view::Tone::plain ? theme.seuil : tone_ink(theme, body.tone);
    canvas.disc(centre, radius, ink);
    const float size = std::round(box.width * 0.62F);
    canvas.icon(body.icon, IconStyle::bold, centred(box, size, size), theme.surface);
}

void draw_sentences(Canvas& canvas, Rect area, const view::Message& body) {
    const auto& theme = canvas.theme();
    if (body.icon != view::Icon::none) {
        const float side = canvas.mm(kIcon);
        draw_sign(canvas, start_square(cut_start(area, side, canvas.mm(space::e3)), side), body);
    }
    const Words title{body.title, TextRole::titre, Weight::bold, theme.encre};
    const Words text{body.text, TextRole::corps, Weight::regular, theme.encre};
    const float gap = canvas.mm(space::e1);
    const float first = canvas.measure(title, area.width).height;
    const float second = body.text.empty() ? 0 : canvas.measure(text, area.width).height;
    area = centred(area, area.width, std::min(area.height, first + gap + second));
    canvas.text_node("question", view::Role::heading, cut_top(area, first, gap), title);
    canvas.text_node("phrase", view::Role::text, area, text);
}

float sentences_height(Canvas& canvas, float width, const view::Message& body) {
    const bool has_icon = body.icon != view::Icon::none;
    const float room = has_icon ? width - canvas.mm(kIcon) - canvas.mm(space::e3) : width;
    const Words title{body.title, TextRole::titre, Weight::bold};
    const Words text{body.text, TextRole::corps};
    const float words = canvas.measure(title, room).height + canvas.mm(space::e1) +
                        (body.text.empty() ? 0 : canvas.measure(text, room).height);
    return std::max(words, has_icon ? canvas.mm(kIcon) : 0);
}

/// The primary answer at the end side, the others from the start: beside it, or over it when a row
/// does not hold them all.
struct Answers {
    std::vector<ButtonStyle> styles;
    float row = 0;  ///< height
    bool fit_one_row = true;
};

Answers answers_in(Canvas& canvas, float width, const std::vector<view::Action>& actions) {
    Answers answers{styles_for_row(canvas, actions, width)};
    answers.row = row_height(canvas, actions, space::action);
    float total = -canvas.mm(space::e2);
    for (std::size_t i = 0; i < actions.size(); ++i) {
        total += button_width(canvas, actions[i], answers.styles[i]) + canvas.mm(space::e2);
    }
    answers.fit_one_row = total <= width;
    if (answers.fit_one_row) return answers;
    for (auto& style : answers.styles) style = ButtonStyle{style.kind};
    return answers;
}

Rect cut_answers(Canvas& canvas, Rect& page, const Answers& answers) {
    const float rows =
        answers.fit_one_row ? answers.row : 2 * answers.row + canvas.mm(space::tile_gap);
    return cut_bottom(page, rows + canvas.mm(space::lip), canvas.mm(space::e2));
}

void draw_answers(Canvas& canvas, Rect area, const Answers& answers,
                  const std::vector<view::Action>& actions) {
    const float gap = canvas.mm(space::e2);
    area.height -= canvas.mm(space::lip);
    Rect row = cut_bottom(area, answers.row);
    const Rect end =
        cut_end(row, button_width(canvas, actions.front(), answers.styles.front()), gap);
    if (!answers.fit_one_row) row = cut_top(area, answers.row);
    for (std::size_t i = 1; i < actions.size(); ++i) {
        const float width = button_width(canvas, actions[i], answers.styles[i]);
        button(canvas, cut_start(row, std::min(width, row.width), gap), actions[i],
               answers.styles[i]);
    }
    button(canvas, end, actions.front(), answers.styles.front());
}

}  // namespace

void draw_body(Canvas& canvas, const Rect& content, const view::Message& body) {
    Rect page = page_of(canvas, content);
    Rect answers_at;
    Answers answers;
    if (!body.actions.empty()) {
        answers = answers_in(canvas, page.width, body.actions);
        answers_at = cut_answers(canvas, page, answers);
    }
    if (body.lines.empty()) {
        card_ground(canvas, page);
        draw_sentences(canvas, inset(page, canvas.mm(space::e4), canvas.mm(space::e1)), body);
    } else {
        const float height = sentences_height(canvas, page.width, body);
        draw_sentences(canvas, cut_top(page, height, canvas.mm(space::e2)), body);
        card_ground(canvas, page);
        card_lines(canvas, inset(page, canvas.mm(space::e3), canvas.mm(space::e1)), body.lines,
                   "ligne");
    }
    if (!body.actions.empty()) draw_answers(canvas, answers_at, answers, body.actions);
}

}  // namespace ui
