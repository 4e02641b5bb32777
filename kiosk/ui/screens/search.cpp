#include "kiosk/ui/screens/screens.h"
#include "kiosk/ui/widgets/button.h"
#include "kiosk/ui/widgets/keyboard.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kRow = 12.72F;
constexpr float kMarginGrand = 0.5F;
constexpr float kFieldPad = 3.4F;
constexpr float kCaret = 0.6F;
constexpr float kFoundLine = 1.17F;

/// The end of what is typed: that is where one writes.
std::string tail_that_fits(Canvas& canvas, Words words, float width) {
    std::string shown{words.utf8};
    words.utf8 = shown;
    while (!shown.empty() && canvas.measure(words, 0).width > width) {
        std::size_t next = 1;
        while (next < shown.size() && (shown[next] & 0xC0) == 0x80) ++next;
        shown.erase(0, next);
        words.utf8 = shown;
    }
    return shown;
}

void draw_caret(Canvas& canvas, const Rect& field, float x) {
    Rect caret = centred(field, canvas.mm(kCaret), field.height * 0.66F);
    caret.x = x;
    canvas.fill(caret, canvas.theme().seuil);
}

/// How many answers, at the end of the field, when there is room beside what is typed.
void draw_count(Canvas& canvas, Rect& field, const view::Search& body, float typed_width) {
    Words count{body.notice,           TextRole::corps, Weight::regular,
                canvas.theme().encre2, Align::end,      1};
    count = canvas.fitted(count, field.height);
    const float width = std::ceil(canvas.measure(count, 0).width) + 1;
    if (body.found.empty() || body.notice.empty()) return;
    if (typed_width + width + canvas.mm(space::e4) > field.width) return;
    canvas.label(cut_end(field, width, canvas.mm(space::e2)), count);
}

/// What is typed, or what may be typed.
void draw_field(Canvas& canvas, const Rect& rect, const view::Search& body) {
    const auto& theme = canvas.theme();
    canvas.open("champ", view::Role::field, body.question, rect);
    canvas.say(body.typed);
    canvas.framed(rect, theme.surface, theme.seuil, canvas.t3(), canvas.mm(space::r2));
    Rect rest = inset(rect, canvas.mm(kFieldPad), canvas.t3());
    if (body.typed.empty()) {
        draw_caret(canvas, rest, rest.x);
        cut_start(rest, canvas.mm(kCaret) + canvas.mm(space::e1));
        Words hint{body.hint, TextRole::corps, Weight::regular, theme.encre2, Align::start, 1};
        hint = canvas.fitted(hint, rest.height);
        if (canvas.measure(hint, 0).width <= rest.width) canvas.label(rest, hint);
    } else {
        Words typed{body.typed, TextRole::titre, Weight::bold, theme.encre, Align::start, 1};
        typed = canvas.fitted(typed, rest.height);
        const std::string tail = tail_that_fits(canvas, typed, rest.width - canvas.mm(2));
        typed.utf8 = tail;
        const float width = canvas.measure(typed, 0).width;
        draw_count(canvas, rest, body, width);
        canvas.label(rest, typed);
        const bool against = canvas.reads_against(tail);
        draw_caret(canvas, rest, rest.x + (against ? -canvas.mm(0.8F) : width + canvas.mm(0.4F)));
    }
    canvas.close();
}

const ButtonStyle kFoundStyle{ButtonKind::secondary, TextRole::corps, kFieldPad};

/// Answers that find room, side by side: how many, how wide, how high.
struct FoundRow {
    std::size_t count = 0;
    float width = 0;  ///< of each; 0: as wide as its name
    float height = 0;
};

/// Lines a name takes in a button of that width.
int lines_in(Canvas& canvas, const view::Action& action, float width) {
    Words words{action.label, TextRole::corps, Weight::bold};
    return canvas.measure(words, width - 2 * canvas.mm(kFieldPad)).lines;
}

/// Names whole, or not at all: typing on narrows the choice.
FoundRow fit_found(Canvas& canvas, const Rect& area, const std::vector<view::Tile>& found) {
    const float gap = canvas.mm(space::e2);
    const float line = std::ceil(canvas.em(TextRole::corps) * kFoundLine);
    for (std::size_t count = found.size(); count > 0; --count) {
        const auto number = static_cast<float>(count);
        float natural = gap * (number - 1);
        for (std::size_t i = 0; i < count; ++i) {
            natural += button_width(canvas, found[i].action, kFoundStyle);
        }
        if (natural <= area.width) {
            std::vector<view::Action> shown;
            for (std::size_t i = 0; i < count; ++i) shown.push_back(found[i].action);
            return {count, 0, row_height(canvas, shown, kRow)};
        }

        const float width = std::floor((area.width - gap * (number - 1)) / number);
        int lines = 1;
        for (std::size_t i = 0; i < count; ++i) {
            lines = std::max(lines, lines_in(canvas, found[i].action, width));
        }
        const float height = static_cast<float>(lines) * line + canvas.mm(2.0F);
        if (height <= area.height || count == 1) {
            return {count, width, std::max(canvas.mm(kRow), std::min(height, area.height))};
        }
    }
    return {};
}

/// What answers so far, or why nothing does.
void draw_found(Canvas& canvas, Rect area, const view::Search& body) {
    if (body.found.empty()) {
        Words words{body.notice, TextRole::corps, Weight::regular, canvas.theme().encre2};
        if (canvas.measure(words, area.width).height > area.height) {
            words.role = TextRole::repere;
            words.line_factor = 1.1F;
        }
        canvas.text_node("etat", view::Role::text, area, words);
        return;
    }
    const auto row = fit_found(canvas, area, body.found);
    // A row higher than what is left goes into the gap over the keyboard, never up to the field.
    if (row.height < area.height) area = centred(area, area.width, row.height);
    area.height = row.height;
    for (std::size_t i = 0; i < row.count; ++i) {
        const auto& action = body.found[i].action;
        const float width = row.width > 0 ? row.width : button_width(canvas, action, kFoundStyle);
        button(canvas, cut_start(area, width, canvas.mm(space::e2)), action, kFoundStyle);
    }
}

}  // namespace

void draw_body(Canvas& canvas, const Rect& content, const view::Search& body) {
    // Large text needs the room that its margins leave.
    Rect page = page_of(canvas, content);
    if (canvas.grand()) {
        page = inset(content, canvas.mm(space::e3), canvas.mm(kMarginGrand));
        cut_top(page, canvas.mm(space::e1 - kMarginGrand));
    }
    const float gap = canvas.mm(space::e2);
    const float row = canvas.mm(kRow);
    const Rect keyboard = cut_bottom(page, keyboard_height(canvas, body.keyboard), gap);
    // The question has its row when names of two lines still find room; the bar says it too.
    const float two_lines = 2 * canvas.em(TextRole::corps) * kFoundLine + canvas.mm(2.0F);
    if (page.height >= 2 * (row + gap) + two_lines) {
        const Words question{body.question, TextRole::titre, Weight::bold, canvas.theme().encre};
        canvas.text_node("question", view::Role::heading, cut_top(page, row, gap), question);
    }
    Rect line = cut_top(page, row, gap);
    const ButtonStyle primary{ButtonKind::primary};
    Rect end;
    if (body.primary) end = cut_end(line, button_width(canvas, *body.primary, primary), gap);
    draw_field(canvas, line, body);
    if (body.primary) button(canvas, end, *body.primary, primary);
    page.height -= canvas.mm(space::lip);
    draw_found(canvas, page, body);
    draw_keyboard(canvas, keyboard, body.keyboard);
}

}  // namespace ui
