#include "kiosk/ui/screens/action_row.h"

#include "kiosk/ui/widgets/button.h"

namespace ui {
namespace {

/// Left out for want of room: it only tells how far one is.
void draw_middle(Canvas& canvas, const Rect& rect, const std::string& middle) {
    Words words{middle, TextRole::corps, Weight::bold, canvas.theme().encre2, Align::centre};
    if (canvas.measure(words, 0).width > rect.width) {
        words.role = TextRole::repere;
        words.line_factor = 1.1F;
        words.max_lines = 2;
    }
    if (canvas.measure(words, rect.width).clipped) return;
    canvas.text_node("etat", view::Role::text, rect, words);
}

/// The first button gives up its icon when it would run into the others.
ButtonStyle start_style(Canvas& canvas, float width, const ActionRow& row) {
    ButtonStyle style{ButtonKind::secondary};
    if (!row.start || !row.toggle || !row.primary) return style;
    const float taken = button_width(canvas, *row.start, style) + pill_width(canvas, *row.toggle) +
                        button_width(canvas, *row.primary, {ButtonKind::primary});
    if (taken + 2 * canvas.mm(space::e2) <= width) return style;
    style.words_only = true;
    style.padding_mm = space::e2;
    return style;
}

}  // namespace

float action_row_height(Canvas& canvas, const ActionRow& row) {
    std::vector<view::Action> actions;
    for (const auto* action : {&row.start, &row.primary, &row.toggle}) {
        if (*action) actions.push_back(**action);
    }
    return row_height(canvas, actions, space::action) + canvas.mm(space::lip);
}

void action_row(Canvas& canvas, const Rect& rect, const ActionRow& row) {
    const float gap = canvas.mm(space::e2);
    const ButtonStyle primary{ButtonKind::primary};
    const auto secondary = start_style(canvas, rect.width, row);
    Rect rest{rect.x, rect.y, rect.width, rect.height - canvas.mm(space::lip)};
    if (row.start) {
        const Rect at = cut_start(rest, button_width(canvas, *row.start, secondary), gap);
        button(canvas, at, *row.start, secondary);
    }
    Rect end;
    if (row.primary) end = cut_end(rest, button_width(canvas, *row.primary, primary), gap);
    if (row.toggle) {
        const Rect at = cut_end(rest, pill_width(canvas, *row.toggle), gap);
        pill(canvas, at, *row.toggle);
    }
    if (!row.middle.empty()) draw_middle(canvas, rest, row.middle);
    if (row.primary) button(canvas, end, *row.primary, primary);
}

}  // namespace ui
