#include "kiosk/ui/screens/screens.h"
#include "kiosk/ui/widgets/button.h"
#include "kiosk/ui/widgets/card_parts.h"
#include "kiosk/ui/widgets/fact.h"
#include "kiosk/ui/widgets/qr.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kCodeColumn = 60.0F;
constexpr float kCode = 40.0F;
constexpr float kSign = 12.8F;
constexpr float kPaper = 13.4F;

void draw_title(Canvas& canvas, Rect row, const view::TakenRdv& body) {
    const auto& theme = canvas.theme();
    const Rect sign = start_square(cut_start(row, row.height, canvas.mm(space::e2)), row.height);
    const ImU32 ink = tone_ink(theme, view::Tone::yes);
    canvas.disc({sign.x + sign.width / 2, sign.y + sign.height / 2}, sign.width / 2, ink);
    const float size = std::round(sign.width * 0.62F);
    canvas.icon(view::Icon::check, IconStyle::bold, centred(sign, size, size), theme.surface);
    Words title{body.title, TextRole::titre, Weight::bold, theme.encre};
    if (canvas.measure(title, row.width).height > row.height) title.role = TextRole::corps;
    canvas.text_node("question", view::Role::heading, row, title);
}

/// When, larger than the rest; where; what to bring. In large text the code stands there too.
void draw_card(Canvas& canvas, const Rect& card, const view::TakenRdv& body) {
    const auto& theme = canvas.theme();
    card_ground(canvas, card);
    Rect rest = inset(card, canvas.mm(space::e3), canvas.mm(space::e1));
    std::vector<view::CardLine> lines;
    lines.push_back({view::Icon::calendar_check, body.when, "", false});
    for (const auto& [icon, text] : body.lines) lines.push_back({icon, "", text, false});
    if (canvas.grand()) {
        Words code{body.code, TextRole::chiffre, Weight::bold, theme.encre, Align::start, 1};
        if (canvas.mirrors()) code.role = TextRole::titre;  // Arabic lines are higher
        const float height = std::ceil(canvas.line_height(code));
        lines.resize(std::min<std::size_t>(lines.size(), 2));
        if (canvas.mirrors()) cut_top(rest, canvas.mm(0.8F), 0);
        canvas.text_node("code", view::Role::text, cut_bottom(rest, height, canvas.mm(1)), code);
    }
    card_lines(canvas, rest, lines, "ligne");
}

/// Smaller on two lines, and as small as their ink takes to stay inside.
Words paper_words(Canvas& canvas, const view::TakenRdv& body, float room) {
    const float height = canvas.mm(kPaper);
    Words words{body.paper, TextRole::corps, Weight::regular, canvas.theme().encre};
    if (canvas.measure(words, room).height > height) {
        words.role = TextRole::repere;
        words.line_factor = 1.1F;
    }
    const float ink = canvas.body_height(words, room, 2 * canvas.t2());
    words.scale = std::min(1.0F, height / ink);
    return words;
}

/// Whether a ticket comes out, in a word and an icon.
void draw_paper(Canvas& canvas, const Rect& rect, const view::TakenRdv& body) {
    const auto& theme = canvas.theme();
    const auto tone = body.paper_failed ? view::Tone::attention : view::Tone::yes;
    canvas.open("papier", view::Role::text, body.paper, rect);
    canvas.framed(rect, tone_ground(theme, tone), tone_ink(theme, tone), canvas.t2(),
                  canvas.mm(space::r2));
    Rect rest = inset(rect, canvas.mm(space::e3), canvas.t2());
    const float icon = canvas.mm(8);
    canvas.icon(body.paper_icon, IconStyle::bold,
                start_square(cut_start(rest, icon, canvas.mm(space::e1)), icon),
                tone_ink(theme, tone));
    canvas.label(rest, paper_words(canvas, body, rest.width));
    canvas.close();
}

/// The code to keep, as letters and as a QR.
void draw_code(Canvas& canvas, const Rect& column, const view::TakenRdv& body) {
    const auto& theme = canvas.theme();
    card_ground(canvas, column);
    Rect rest = inset(column, canvas.mm(space::e1), canvas.mm(space::e2));
    Words keep{body.code_keep, TextRole::corps, Weight::regular, theme.encre2, Align::centre};
    Words name{body.code_name, TextRole::corps, Weight::regular, theme.encre2, Align::centre};
    Words code{body.code, TextRole::chiffre, Weight::bold, theme.encre, Align::centre, 1};
    code.direction = Direction::ltr;
    if (canvas.measure(code, 0).width > rest.width) code.role = TextRole::titre;
    const float words = canvas.measure(keep, rest.width).height +
                        canvas.measure(name, rest.width).height + canvas.line_height(code);
    const float gap = canvas.mm(space::e1);
    const float most = std::min(rest.width, rest.height - std::ceil(words) - gap);
    const float side = std::min(most, canvas.mm(kCode));
    rest = centred(rest, rest.width, side + gap + std::ceil(words) + 3);
    qr_alone(canvas, cut_top(rest, side, gap), body.qr);
    canvas.text_node("code.nom", view::Role::text,
                     cut_top(rest, canvas.measure(name, rest.width).height), name);
    canvas.text_node("code", view::Role::text, cut_top(rest, std::ceil(canvas.line_height(code))),
                     code);
    canvas.text_node("code.garder", view::Role::text, rest, keep);
}

void draw_actions(Canvas& canvas, Rect row, const view::TakenRdv& body) {
    const float gap = canvas.mm(space::e2);
    row.height = canvas.mm(space::action);
    auto styles = styles_for_row(canvas, body.actions, row.width);
    const bool is_quiet = !body.paper_failed;
    if (is_quiet && !styles.empty()) styles.front().kind = ButtonKind::secondary;
    if (body.actions.size() == 2) {
        const float half = std::floor((row.width - gap) / 2);
        const float first = button_width(canvas, body.actions[0], styles[0]);
        const float last = button_width(canvas, body.actions[1], styles[1]);
        const float width = std::min(std::max(half, first), row.width - gap - last);
        button(canvas, cut_start(row, width, gap), body.actions[0], styles[0]);
    }
    if (!body.actions.empty()) button(canvas, row, body.actions.back(), styles.back());
}

}  // namespace

void draw_body(Canvas& canvas, const Rect& content, const view::TakenRdv& body) {
    Rect page = page_of(canvas, content);
    const float gap = canvas.mm(space::e2);
    if (!canvas.grand()) {
        draw_code(canvas, cut_end(page, canvas.mm(kCodeColumn), canvas.mm(space::e3)), body);
    }
    draw_title(canvas, cut_top(page, canvas.mm(kSign), gap), body);
    const Rect actions = cut_bottom(page, canvas.mm(space::action) + canvas.mm(space::lip), gap);
    const Rect paper = cut_bottom(page, canvas.mm(kPaper), gap);
    draw_card(canvas, page, body);
    draw_paper(canvas, paper, body);
    draw_actions(canvas, actions, body);
}

}  // namespace ui
