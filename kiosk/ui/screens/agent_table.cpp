#include "kiosk/ui/screens/screens.h"
#include "kiosk/ui/widgets/agent_row.h"
#include "kiosk/ui/widgets/button.h"
#include "kiosk/ui/widgets/card_parts.h"

#include <algorithm>

namespace ui {
namespace {

/// Lines keep the height they have on a full page.
constexpr float kRows = 5;
constexpr float kRowsGrand = 3;

ButtonStyle action_style(ButtonKind kind) {
    ButtonStyle style{kind};
    style.padding_mm = 2.6F;
    return style;
}

ButtonKind kind_of(const view::AgentTable& body, std::size_t index) {
    return index + 1 == body.actions.size() ? ButtonKind::primary : ButtonKind::secondary;
}

/// The day between the days beside it, then what the day counts, then what can be done.
void draw_title(Canvas& canvas, Rect row, const view::AgentTable& body) {
    const float gap = canvas.mm(space::e2);
    const float step = canvas.mm(space::lip);
    row.height -= step;
    std::vector<Rect> places(body.actions.size());
    for (std::size_t i = body.actions.size(); i-- > 0;) {
        const auto style = action_style(kind_of(body, i));
        places[i] = cut_end(row, button_width(canvas, body.actions[i], style), gap);
    }
    const ButtonStyle turn = action_style(ButtonKind::bar);
    if (body.before) {
        const Rect at = cut_start(row, button_width(canvas, *body.before, turn), gap);
        button(canvas, at, *body.before, turn);
    }
    Words title{body.title, TextRole::titre, Weight::bold, canvas.theme().encre, Align::start, 1};
    const float after = body.after ? button_width(canvas, *body.after, turn) + gap : 0;
    if (canvas.measure(title, 0).width > row.width - after) title.role = TextRole::corps;
    title.inside = true;
    const float width = std::min(std::ceil(canvas.measure(title, 0).width) + 1, row.width - after);
    if (canvas.measure(title, 0).width > width) title.max_lines = 2;
    if (title.max_lines == 2) title.line_factor = 1.0F;
    canvas.text_node("question", view::Role::heading, cut_start(row, width, gap), title);
    if (body.after) {
        const Rect at = cut_start(row, button_width(canvas, *body.after, turn), gap);
        button(canvas, at, *body.after, turn);
    }
    Words summary{body.summary, TextRole::repere, Weight::regular, canvas.theme().encre2};
    if (body.is_notice) summary.weight = Weight::bold;
    if (body.is_notice) summary.colour = canvas.theme().att;
    summary.line_factor = 1.1F;
    const bool fits = canvas.measure(summary, row.width).height <= row.height;
    if (!body.summary.empty() && fits) canvas.text_node("etat", view::Role::text, row, summary);
    for (std::size_t i = 0; i < body.actions.size(); ++i) {
        button(canvas, places[i], body.actions[i], action_style(kind_of(body, i)));
    }
}

/// A band inside the row, clear of the outline and of the lines between rows.
void light(Canvas& canvas, const Rect& row) {
    const float clear = canvas.mm(space::e1 / 2);
    canvas.fill(inset(row, clear, clear), canvas.theme().selfond, canvas.mm(space::r1));
}

void draw_rows(Canvas& canvas, const Rect& area, const view::AgentTable& body) {
    const auto& theme = canvas.theme();
    const float count = canvas.grand() ? kRowsGrand : kRows;
    const float height = area.height / count;
    const auto columns = agent_columns(canvas, body.rows);
    Rect table = area;
    table.height = std::round(height * static_cast<float>(body.rows.size()));
    canvas.framed(table, theme.surface, theme.contour, canvas.t2(), canvas.mm(space::r3));
    for (std::size_t i = 0; i < body.rows.size(); ++i) {
        const float top = std::round(area.y + height * static_cast<float>(i));
        const float bottom = std::round(area.y + height * static_cast<float>(i + 1));
        const Rect row{area.x, top, area.width, bottom - top};
        if (body.rows[i].lit && !theme.two_inks) light(canvas, row);
        if (i > 0) canvas.fill({row.x, row.y, row.width, canvas.t1()}, theme.contour);
        agent_row(canvas, row, body.rows[i], columns);
    }
}

}  // namespace

void draw_body(Canvas& canvas, const Rect& content, const view::AgentTable& body) {
    Rect page = page_of_rows(canvas, content);
    const float gap = canvas.mm(space::e2);
    const float title = row_height(canvas, body.actions, space::bar_button) + canvas.mm(space::lip);
    draw_title(canvas, cut_top(page, title, canvas.mm(space::e1)), body);
    if (body.rows.empty()) {
        const Words words{body.empty, TextRole::corps, Weight::regular, canvas.theme().encre};
        canvas.text_node("vide", view::Role::text, page, words);
        return;
    }
    Rect column;
    if (body.pager) {
        column = cut_end(page, canvas.mm(space::page_column + (canvas.grand() ? 3 : 0)), gap);
        cut_top(column, canvas.mm(space::e1));  // clear of the button above
    }
    draw_rows(canvas, page, body);
    column.height -= body.pager ? canvas.mm(space::lip) : 0;
    if (body.pager) pager_column(canvas, column, *body.pager);
}

}  // namespace ui
