#include "kiosk/ui/widgets/agent_row.h"

#include "kiosk/ui/widgets/button.h"
#include "kiosk/ui/widgets/fact.h"

#include <algorithm>

namespace ui {
namespace {

constexpr std::size_t kColumns = 3;

ButtonStyle cell_style(ButtonKind kind) {
    ButtonStyle style{kind};
    style.padding_mm = 1.8F;
    return style;
}

/// The last action stands in the last column, the others from the first one on.
std::size_t column_of(const view::AgentTable::Row& row, std::size_t index) {
    return index + 1 == row.actions.size() ? kColumns - 1 : index;
}

float least_height(Canvas& canvas, const std::vector<view::Action>& actions) {
    return row_height(canvas, actions, space::bar_button);
}

Words line(Canvas& canvas, std::string_view utf8, TextRole role, Weight weight) {
    Words words{utf8, role, weight, canvas.theme().encre, Align::start, 1};
    words.line_factor = 1.12F;
    return words;
}

/// The words that fit on one line; what is cut is on the sheet of the rdv.
std::string fitting(Canvas& canvas, Words words, float width) {
    std::string text{words.utf8};
    words.max_lines = 0;
    words.utf8 = text;
    while (canvas.measure(words, 0).width > width) {
        const auto space = text.rfind(' ', text.size() < 2 ? 0 : text.size() - 2);
        if (space == std::string::npos) break;
        text.resize(space);
        text += "…";
        words.utf8 = text;
    }
    return text;
}

/// Two lines, one under the other, as one block; the second may be empty.
void draw_lines(Canvas& canvas, Rect box, Words above, Words below) {
    const auto first = fitting(canvas, above, box.width);
    const auto second = fitting(canvas, below, box.width);
    above.utf8 = first;
    below.utf8 = second;
    if (second.empty()) {
        canvas.label(box, above);
    } else {
        canvas.pair(box, above, below);
    }
}

std::string spoken(const view::AgentTable::Row& row) {
    std::string all = row.head;
    for (const auto* part : {&row.head_under, &row.what, &row.under}) {
        if (!part->empty()) all += ", " + *part;
    }
    return row.state ? all + ", " + row.state->text : all;
}

Words time_of(Canvas& canvas, const view::AgentTable::Row& row) {
    return line(canvas, row.head, TextRole::corps, Weight::bold);
}
Words code_of(Canvas& canvas, const view::AgentTable::Row& row) {
    return line(canvas, row.head_under, TextRole::repere, Weight::regular);
}

void draw_words(Canvas& canvas, Rect box, const view::AgentTable::Row& row, float when) {
    const auto& theme = canvas.theme();
    auto what = line(canvas, row.what, TextRole::repere, Weight::bold);
    auto under = line(canvas, row.under, TextRole::repere, Weight::regular);
    under.colour = theme.encre2;
    draw_lines(canvas, cut_start(box, when, canvas.mm(space::e3)), time_of(canvas, row),
               code_of(canvas, row));
    if (row.under.empty() && canvas.measure(what, 0).width > box.width) {
        what.max_lines = 2;
        canvas.label(box, what);
        return;
    }
    draw_lines(canvas, box, what, under);
}

/// In large text the state stands under the hour, and what for beside it or on the sheet.
void draw_grand(Canvas& canvas, const Rect& box, const view::AgentTable::Row& row) {
    const std::string when = row.head + "  " + row.head_under;
    const auto above = line(canvas, when, TextRole::corps, Weight::bold);
    const auto& first = row.state ? row.state->text : row.under;
    const std::string both = first.empty() ? row.what : first + ", " + row.what;
    auto said = line(canvas, both, TextRole::repere, Weight::regular);
    if (row.state && canvas.measure(said, 0).width + canvas.t2() > box.width) said.utf8 = first;
    draw_lines(canvas, box, above, said);
}

/// Left of what can be tapped, from the first column that has something.
float words_end(const Rect& rect, const view::AgentTable::Row& row, const AgentColumns& columns) {
    float x = rect.x + rect.width;
    for (std::size_t i = kColumns; i-- > 0;) {
        if (columns.widths[i] > 0) x -= columns.widths[i] + columns.gap;
    }
    return row.actions.empty() && !row.state ? rect.x + rect.width : x;
}

Rect column_rect(const Rect& rect, const AgentColumns& columns, std::size_t column) {
    float end = rect.x + rect.width;
    for (std::size_t i = kColumns; i-- > column + 1;) {
        if (columns.widths[i] > 0) end -= columns.widths[i] + columns.gap;
    }
    return {end - columns.widths[column], rect.y, columns.widths[column], rect.height};
}

}  // namespace

AgentColumns agent_columns(Canvas& canvas, const std::vector<view::AgentTable::Row>& rows) {
    AgentColumns columns;
    columns.gap = canvas.mm(space::e2);
    float state = 0;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.actions.size(); ++i) {
            auto& width = columns.widths[column_of(row, i)];
            width = std::max(
                width, button_width(canvas, row.actions[i], cell_style(ButtonKind::secondary)));
        }
        const float when = std::max(canvas.measure(time_of(canvas, row), 0).width,
                                    canvas.measure(code_of(canvas, row), 0).width);
        columns.when = std::max(columns.when, std::ceil(when) + 1);
        if (row.state && !canvas.grand()) {
            state = std::max(state, fact_inline_width(canvas, *row.state, TextRole::corps));
        }
    }
    const float both =
        columns.widths[0] + columns.widths[1] + (columns.widths[1] > 0 ? columns.gap : 0);
    if (state > both) columns.widths[0] += std::ceil(state - both) + 1;
    return columns;
}

void agent_row(Canvas& canvas, const Rect& rect, const view::AgentTable::Row& row,
               const AgentColumns& columns) {
    const float pad = canvas.mm(space::e2);
    const Rect inside = inset(rect, pad, 0);
    Rect words = inside;
    words.width = words_end(inside, row, columns) - inside.x;
    Rect said = words;
    const bool shows_state = row.state && !canvas.grand();
    if (shows_state) said.width = column_rect(inside, columns, kColumns - 1).x - inside.x;
    if (shows_state) said.width -= columns.gap;
    canvas.open(row.id, view::Role::row, spoken(row), said);
    if (canvas.grand()) {
        draw_grand(canvas, words, row);
    } else {
        draw_words(canvas, words, row, columns.when);
    }
    if (shows_state) {
        const float start = words.x + words.width + columns.gap;
        const Rect at{start, said.y, said.x + said.width - start, said.height};
        fact_inline(canvas, at, *row.state, TextRole::corps);
    }
    canvas.close();
    const float height = std::min(rect.height, least_height(canvas, row.actions));
    for (std::size_t i = 0; i < row.actions.size(); ++i) {
        const bool is_first = i == 0 && row.lit && row.actions.size() > 1;
        const auto kind = is_first ? ButtonKind::primary : ButtonKind::bar;
        const Rect at = column_rect(inside, columns, column_of(row, i));
        button(canvas, centred(at, at.width, height), row.actions[i], cell_style(kind));
    }
}

}  // namespace ui
