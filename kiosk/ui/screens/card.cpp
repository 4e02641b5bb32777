#include "kiosk/ui/screens/screens.h"
#include "kiosk/ui/widgets/amount.h"
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

std::vector<ButtonStyle> styles_of(const view::Card& body) {
    std::vector<ButtonStyle> styles(body.actions.size());
    if (!styles.empty()) styles.front().kind = ButtonKind::primary;
    if (has_foot(body)) styles.back().kind = ButtonKind::quiet;
    return styles;
}

/// The actions of the end column, with the height each takes.
struct Column {
    std::vector<ButtonStyle> styles;
    std::vector<float> heights;
    float total = 0;
};

Column measure_column(Canvas& canvas, float width, const view::Card& body,
                      std::vector<ButtonStyle> styles) {
    Column column{std::move(styles), {}, 0};
    const float gap = canvas.mm(space::tile_gap);
    for (std::size_t i = 0; i < body.actions.size(); ++i) {
        const float height = button_height(canvas, body.actions[i], column.styles[i], width);
        column.heights.push_back(height);
        column.total += height + gap;
    }
    if (body.pager) column.total += canvas.mm(space::action) + gap;
    return column;
}

/// Labels of two lines give up their icon, from the last, until the column fits.
Column fit_column(Canvas& canvas, const Rect& area, const view::Card& body) {
    auto column = measure_column(canvas, area.width, body, styles_of(body));
    for (std::size_t i = body.actions.size(); i-- > 0 && column.total > area.height;) {
        column.styles[i].padding_mm = space::e1;
        column.styles[i].words_only = true;
        column = measure_column(canvas, area.width, body, column.styles);
    }
    return column;
}

/// Buttons from the top, the last quiet one at the bottom, the QR in what is left between them.
void draw_actions(Canvas& canvas, Rect area, const view::Card& body) {
    const float gap = canvas.mm(space::tile_gap);
    area.height -= canvas.mm(space::lip);
    const auto column = fit_column(canvas, area, body);
    const std::size_t foot = has_foot(body) ? body.actions.size() - 1 : body.actions.size();
    Rect foot_at;
    if (has_foot(body)) foot_at = cut_bottom(area, column.heights[foot], canvas.mm(space::e2));
    for (std::size_t i = 0; i < foot; ++i) {
        button(canvas, cut_top(area, column.heights[i], gap), body.actions[i], column.styles[i]);
    }
    if (body.pager) {
        pager_row(canvas, cut_top(area, canvas.mm(space::action), gap), *body.pager);
    }
    if (!body.qr.empty() && area.height > canvas.mm(20)) {
        qr_card(canvas, area, body.qr, body.qr_label);
    }
    if (has_foot(body)) button(canvas, foot_at, body.actions.back(), column.styles[foot]);
}

Words footnote_words(Canvas& canvas, const view::Card& body) {
    return {body.footnote, TextRole::repere, Weight::regular, canvas.theme().encre2};
}

Rect cut_footnote(Canvas& canvas, Rect& page, const view::Card& body) {
    if (body.footnote.empty()) return {};
    const float height = canvas.measure(footnote_words(canvas, body), page.width).height;
    return cut_bottom(page, std::ceil(height), canvas.mm(space::e1));
}

/// How much, at the end of the title when both fit on one line, else under it.
void draw_amount_of(Canvas& canvas, Rect& title, Rect& page, const view::Card& body) {
    if (body.amount.figure.empty()) return;
    const auto role = canvas.grand() ? TextRole::titre : TextRole::chiffre;
    const float width = amount_width(canvas, body.amount, role);
    const Words words{body.title, TextRole::titre, Weight::bold};
    const float gap = canvas.mm(space::e2);
    const bool beside = canvas.measure(words, 0).width + gap + width + 3 <= title.width;
    const float line = amount_height(canvas, role);
    const Rect row = beside ? cut_end(title, width, gap)
                            : cut_top(page, line, canvas.mm(canvas.grand() ? 1.6F : 1.0F));
    const Rect at{row.x, row.y, std::min(row.width, width), std::max(row.height, line)};
    canvas.open("montant", view::Role::text, said(body.amount), at);
    draw_amount(canvas, at, body.amount, role);
    canvas.close();
}

/// Room for one line, or two when the title is long; for the figure beside it too.
float title_height(Canvas& canvas, const view::Card& body, float text) {
    const auto role = canvas.grand() ? TextRole::titre : TextRole::chiffre;
    const float figure = body.amount.figure.empty() ? 0 : amount_height(canvas, role);
    return std::max({text, figure, canvas.mm(10)});
}

Words title_words(const Canvas& canvas, const view::Card& body) {
    Words words{body.title, TextRole::titre, Weight::bold, canvas.theme().encre};
    words.max_lines = 3;
    words.inside = true;
    return words;
}

Rect cut_title(Canvas& canvas, Rect& page, const view::Card& body) {
    const auto words = title_words(canvas, body);
    const float height = std::max(std::ceil(canvas.measure(words, page.width).height),
                                  canvas.body_height(words, page.width, 0));
    const bool is_dense = canvas.grand() && body.amount.figure.empty();
    return cut_top(page, title_height(canvas, body, height),
                   canvas.mm(is_dense ? space::e1 : 2.4F));
}

void draw_title(Canvas& canvas, Rect title, Rect& page, const view::Card& body) {
    draw_amount_of(canvas, title, page, body);
    canvas.text_node("question", view::Role::heading, title, title_words(canvas, body));
}

void draw_paper(Canvas& canvas, const Rect& area, const view::Card& body) {
    card_ground(canvas, area);
    card_lines(canvas, inset(area, canvas.mm(space::e3), canvas.mm(0.5F)), body.lines, "ligne");
}

void draw_facts(Canvas& canvas, Rect& page, const view::Card& body) {
    if (body.facts.empty()) return;
    const float height = fact_chips(canvas, page, body.facts);
    cut_top(page, height, canvas.mm(canvas.grand() ? space::e1 : space::e2));
}

/// Side by side under the card: the primary one at the end, the others from the start.
void draw_row(Canvas& canvas, Rect row, const std::vector<view::Action>& actions) {
    const float gap = canvas.mm(space::e2);
    const auto styles = styles_for_row(canvas, actions, row.width);
    const float width = button_width(canvas, actions.front(), styles.front());
    const Rect end = cut_end(row, width, gap);
    for (std::size_t i = 1; i < actions.size(); ++i) {
        const float wanted = button_width(canvas, actions[i], styles[i]);
        button(canvas, cut_start(row, std::min(wanted, row.width), gap), actions[i], styles[i]);
    }
    button(canvas, end, actions.front(), styles.front());
}

/// Large text needs the whole width for what there is to read: the actions go under it, and no QR
/// is shown.
void draw_grand(Canvas& canvas, Rect page, const view::Card& body) {
    const float gap = canvas.mm(space::e2);
    const Rect title = cut_title(canvas, page, body);
    Rect row;
    if (!body.actions.empty()) {
        const float height = row_height(canvas, body.actions, space::action);
        row = cut_bottom(page, height + canvas.mm(space::lip), gap);
        row.height = height;
    }
    Rect column;
    if (body.pager) column = cut_end(page, canvas.mm(space::page_column + 3), gap);
    draw_title(canvas, title, page, body);
    draw_facts(canvas, page, body);
    const Rect footnote = cut_footnote(canvas, page, body);
    draw_paper(canvas, page, body);
    canvas.text_node("source", view::Role::text, footnote, footnote_words(canvas, body));
    if (body.pager) pager_column(canvas, column, *body.pager);
    if (!body.actions.empty()) draw_row(canvas, row, body.actions);
}

}  // namespace

void draw_body(Canvas& canvas, const Rect& content, const view::Card& body) {
    Rect page = page_of(canvas, content);
    if (canvas.grand()) {
        draw_grand(canvas, page, body);
        return;
    }
    Rect column;
    const bool has_column = !body.actions.empty() || !body.qr.empty() || body.pager;
    if (has_column) {
        column = cut_end(page, canvas.mm(kActionsColumn), canvas.mm(space::e2));
    }
    draw_title(canvas, cut_title(canvas, page, body), page, body);
    draw_facts(canvas, page, body);
    const Rect footnote = cut_footnote(canvas, page, body);
    draw_paper(canvas, page, body);
    canvas.text_node("source", view::Role::text, footnote, footnote_words(canvas, body));
    if (has_column) draw_actions(canvas, column, body);
}

}  // namespace ui
