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

/// The primary answer at the end side, the others from the start.
void draw_answers(Canvas& canvas, Rect row, const std::vector<view::Action>& actions) {
    const float gap = canvas.mm(space::e2);
    const ButtonStyle secondary{ButtonKind::secondary};
    const ButtonStyle primary{ButtonKind::primary};
    row.height = canvas.mm(space::action);
    const Rect end = cut_end(row, button_width(canvas, actions.front(), primary), gap);
    for (std::size_t i = 1; i < actions.size(); ++i) {
        const float width = button_width(canvas, actions[i], secondary);
        button(canvas, cut_start(row, std::min(width, row.width), gap), actions[i], secondary);
    }
    button(canvas, end, actions.front(), primary);
}

}  // namespace

void draw_body(Canvas& canvas, const Rect& content, const view::Message& body) {
    Rect page = page_of(canvas, content);
    Rect row;
    if (!body.actions.empty()) {
        const float height = canvas.mm(space::action) + canvas.mm(space::lip);
        row = cut_bottom(page, height, canvas.mm(space::e2));
    }
    if (body.lines.empty()) {
        draw_sentences(canvas, page, body);
    } else {
        const float height = sentences_height(canvas, page.width, body);
        draw_sentences(canvas, cut_top(page, height, canvas.mm(space::e2)), body);
        card_ground(canvas, page);
        card_lines(canvas, inset(page, canvas.mm(space::e3), canvas.mm(space::e1)), body.lines,
                   "ligne");
    }
    if (!body.actions.empty()) draw_answers(canvas, row, body.actions);
}

}  // namespace ui
