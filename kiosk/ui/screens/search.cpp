#include "kiosk/ui/screens/screens.h"
#include "kiosk/ui/widgets/button.h"
#include "kiosk/ui/widgets/keyboard.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kRow = 12.72F;
constexpr float kFieldPad = 3.4F;
constexpr float kCaret = 0.6F;

/// What is typed, or what may be typed; how much was found, at the end.
void draw_field(Canvas& canvas, const Rect& rect, const view::Search& body) {
    const auto& theme = canvas.theme();
    canvas.open("champ", view::Role::field, body.question, rect);
    canvas.say(body.typed);
    canvas.framed(rect, theme.surface, theme.seuil, canvas.t3(), canvas.mm(space::r2));
    Rect rest = inset(rect, canvas.mm(kFieldPad), 0);
    const bool has_room = body.typed.empty() || !body.found.empty();
    Words notice{body.notice, TextRole::corps, Weight::regular, theme.encre2, Align::end, 1};
    const float notice_width = std::ceil(canvas.measure(notice, 0).width) + 1;
    Words typed{body.typed, TextRole::titre, Weight::bold, theme.encre};
    typed.max_lines = 1;
    const float typed_width = canvas.measure(typed, 0).width;
    const bool shows_notice = has_room && !body.notice.empty() && !body.typed.empty() &&
                              typed_width + notice_width + canvas.mm(6) <= rest.width;
    if (shows_notice) canvas.text(cut_end(rest, notice_width, canvas.mm(space::e2)), notice);
    const float caret_height = rest.height * 0.66F;
    Rect caret = centred(rest, canvas.mm(kCaret), caret_height);
    caret.x = rest.x;
    if (body.typed.empty()) {
        cut_start(rest, canvas.mm(kCaret) + canvas.mm(space::e1));
        canvas.fill(caret, theme.seuil);
        canvas.text(rest,
                    {body.hint, TextRole::corps, Weight::regular, theme.encre2, Align::start, 1});
    } else {
        canvas.text(rest, typed);
        const float after = std::min(typed_width + canvas.mm(0.4F), rest.width);
        caret.x = rest.x + (canvas.reads_against(body.typed) ? -canvas.mm(0.8F) : after);
        canvas.fill(caret, theme.seuil);
    }
    canvas.close();
}

ButtonStyle found_style() {
    return {ButtonKind::secondary};
}

view::Action found_action(const view::Tile& tile) {
    view::Action action = tile.action;
    if (!tile.second.empty()) action.label += "  " + tile.second;
    return action;
}

/// Answers side by side, as wide as their names; typing on narrows those that find no room.
void draw_found(Canvas& canvas, Rect row, const view::Search& body) {
    const float gap = canvas.mm(space::e2);
    if (body.found.empty()) {
        const auto& theme = canvas.theme();
        Words words{body.notice, TextRole::corps, Weight::regular, theme.encre2};
        if (canvas.measure(words, row.width).height > row.height) {
            words.role = TextRole::repere;
            words.line_factor = 1.1F;
        }
        canvas.text_node("etat", view::Role::text, row, words);
        return;
    }
    bool is_first = true;
    for (const auto& tile : body.found) {
        const auto action = found_action(tile);
        const float width = button_width(canvas, action, found_style());
        if (width > row.width && !is_first) return;
        button(canvas, cut_start(row, std::min(width, row.width), gap), action, found_style());
        is_first = false;
    }
}

/// Question, field and the way on: two rows when there is height for them, else one.
Rect draw_head(Canvas& canvas, Rect page, float height, const view::Search& body) {
    const float gap = canvas.mm(space::e2);
    const float row = canvas.mm(kRow);
    const auto encre = canvas.theme().encre;
    const bool has_two = height >= 2 * row + gap;
    Words question{body.question, has_two ? TextRole::titre : TextRole::corps, Weight::bold, encre};
    question.max_lines = has_two ? 1 : 2;
    question.line_factor = has_two ? 0 : 1.0F;
    if (has_two) {
        canvas.text_node("question", view::Role::heading, cut_top(page, row, gap), question);
    }
    Rect line = cut_top(page, row, gap);
    if (!has_two && !body.question.empty()) {
        const float natural = std::ceil(canvas.measure(question, 0).width) + 1;
        const float width = std::min(natural, line.width * 0.36F);
        canvas.text_node("question", view::Role::heading, cut_start(line, width, gap), question);
    }
    const ButtonStyle primary{ButtonKind::primary};
    Rect end;
    if (body.primary) end = cut_end(line, button_width(canvas, *body.primary, primary), gap);
    draw_field(canvas, line, body);
    if (body.primary) button(canvas, end, *body.primary, primary);
    return page;
}

}  // namespace

void draw_body(Canvas& canvas, const Rect& content, const view::Search& body) {
    Rect page = page_of(canvas, content);
    const float gap = canvas.mm(space::e2);
    const float row = canvas.mm(kRow);
    const float keys = keyboard_height(canvas, body.keyboard);
    const Rect keyboard = cut_bottom(page, keys, gap);
    const Rect below = draw_head(canvas, page, page.height - row - gap, body);
    Rect found = below;
    draw_found(canvas, cut_top(found, row), body);
    draw_keyboard(canvas, keyboard, body.keyboard);
}

}  // namespace ui
