#include "kiosk/ui/screens/action_row.h"
#include "kiosk/ui/screens/screens.h"
#include "kiosk/ui/widgets/button.h"
#include "kiosk/ui/widgets/tile.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kQuestionRow = 11.6F;
constexpr float kBanner = 17.0F;
constexpr float kTallest = 62.0F;

/// The urgent button over everything, and the quiet one beside it.
void draw_banner(Canvas& canvas, Rect row, const view::Tiles& body) {
    const float gap = canvas.mm(space::e2);
    const ButtonStyle urgent{ButtonKind::urgent, TextRole::titre};
    const ButtonStyle end{ButtonKind::secondary};
    Rect end_at;
    if (body.banner_end) {
        const float natural = button_width(canvas, *body.banner_end, end);
        const float most = row.width - gap - button_width(canvas, *body.banner, urgent);
        end_at = cut_end(row, std::max(std::min(natural, most), canvas.mm(30)), gap);
    }
    button(canvas, row, *body.banner, urgent);
    if (body.banner_end) button(canvas, end_at, *body.banner_end, end);
}

Words question_words(Canvas& canvas, const view::Tiles& body) {
    const auto& theme = canvas.theme();
    Words words{body.question, TextRole::titre, Weight::bold, theme.encre};
    if (body.banner) {
        words.role = TextRole::corps;
        words.colour = theme.encre2;
    }
    return words;
}

float question_height(Canvas& canvas, const view::Tiles& body, float width) {
    if (body.banner) return std::ceil(canvas.line_height(question_words(canvas, body)));
    const float least = body.pills.empty() ? canvas.mm(kQuestionRow)
                                           : row_height(canvas, body.pills, space::bar_button);
    Words words = question_words(canvas, body);
    return std::max(least, canvas.measure(words, width).height);
}

void draw_question(Canvas& canvas, Rect row, const view::Tiles& body) {
    const auto& theme = canvas.theme();
    Rect pills = row;
    const Words words = question_words(canvas, body);
    const float question_width = std::ceil(canvas.measure(words, 0).width) + 1;
    const auto fit = fit_pills(canvas, body.pills, row.width - question_width);
    cut_end(row, fit.width);
    const Words aside{body.aside, TextRole::corps, Weight::bold, theme.encre2, Align::end, 1};
    const float aside_width = std::ceil(canvas.measure(aside, 0).width) + 1;
    const bool has_room = question_width + aside_width + canvas.mm(space::e2) <= row.width;
    if (!body.aside.empty() && has_room) {
        const Rect at = cut_end(row, aside_width, canvas.mm(space::e2));
        canvas.text_node("question", view::Role::heading, row, words);
        canvas.text_node("question.suite", view::Role::text, at, aside);
    } else {
        canvas.text_node("question", view::Role::heading, row, words);
    }
    pills.height = row_height(canvas, body.pills, space::bar_button);
    pills_at_end(canvas, pills, body.pills, fit);
}

int rows_of(const view::Tiles& body) {
    int cells = 0;
    for (const auto& tile : body.tiles) cells += tile.span;
    return std::max(1, (cells + body.columns - 1) / body.columns);
}

void draw_grid(Canvas& canvas, const Rect& area, const view::Tiles& body) {
    const float gap = canvas.mm(space::e2);
    const float row_gap = canvas.mm(space::tile_gap);
    const int rows = rows_of(body);
    const auto columns = static_cast<float>(body.columns);
    const float width = std::floor((area.width - gap * (columns - 1)) / columns);
    const float usable = area.height - canvas.mm(space::lip);
    const auto gaps = static_cast<float>(rows - 1);
    const float fills = std::floor((usable - row_gap * gaps) / static_cast<float>(rows));
    const float height = rows == 1 ? std::min(fills, canvas.mm(kTallest)) : fills;
    int column = 0;
    float y = area.y + std::floor((fills - height) / 2);  // a lone row stands in the middle
    for (const auto& item : body.tiles) {
        if (column + item.span > body.columns) {
            column = 0;
            y += height + row_gap;
        }
        const auto span = static_cast<float>(item.span);
        const bool is_last = column + item.span == body.columns;
        const float x = area.x + static_cast<float>(column) * (width + gap);
        const float end = is_last ? area.x + area.width : x + width * span + gap * (span - 1);
        tile(canvas, {x, y, end - x, height}, item);
        column += item.span;
    }
}

}  // namespace

void draw_body(Canvas& canvas, const Rect& content, const view::Tiles& body) {
    Rect page = page_of(canvas, content);
    const float gap = canvas.mm(space::e2);
    if (body.banner) {
        const float lip = canvas.mm(space::lip);
        draw_banner(canvas, cut_top(page, canvas.mm(kBanner), gap + lip), body);
    }
    if (!body.question.empty()) {
        draw_question(canvas, cut_top(page, question_height(canvas, body, page.width), gap), body);
    }
    const ActionRow row{body.start, body.middle, body.primary, body.toggle};
    const bool has_row = row.start || row.primary || row.toggle || !row.middle.empty();
    const Rect row_at = has_row ? cut_bottom(page, action_row_height(canvas, row), gap) : Rect{};
    draw_grid(canvas, page, body);
    if (has_row) action_row(canvas, row_at, row);
}

}  // namespace ui
