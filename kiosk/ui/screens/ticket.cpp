#include "kiosk/ui/screens/action_row.h"
#include "kiosk/ui/screens/screens.h"
#include "kiosk/ui/widgets/card_parts.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kStepsColumn = 87.8F;
constexpr float kNumberHeight = 36.0F;  ///< a number called is read from a chair

float text_height(Canvas& canvas, const Words& words, float width) {
    return words.utf8.empty() ? 0 : canvas.measure(words, width).height;
}

constexpr float kFactPad = 2.0F;

/// One line when it fits, else two.
float fact_height(Canvas& canvas, const std::string& fact, float width) {
    if (fact.empty()) return 0;
    const float icon = canvas.em(TextRole::corps) * 0.9F + canvas.mm(space::e1);
    const Words words{fact, TextRole::corps, Weight::bold};
    const float room = width - icon - 2 * canvas.mm(kFactPad);
    return std::max(canvas.em(TextRole::corps) * 1.45F,
                    canvas.body_height(words, room, 2 * canvas.t1()));
}

/// A fact on its own ground.
void draw_fact(Canvas& canvas, const Rect& box, const view::Ticket& body) {
    const auto& theme = canvas.theme();
    const auto& fact = body.fact;
    Words words{fact, TextRole::corps, Weight::bold, theme.encre};
    const float icon = canvas.em(TextRole::corps) * 0.9F;
    const float pad = canvas.mm(kFactPad);
    const float gap = canvas.mm(space::e1);
    const float wanted = 2 * pad + icon + gap + std::ceil(canvas.measure(words, 0).width) + 1;
    Rect rest{box.x, box.y, std::min(wanted, box.width), box.height};
    canvas.open("fait.1", view::Role::text, fact, rest);
    canvas.framed(rest, theme.surface, theme.two_inks ? theme.contour : theme.surface, canvas.t1(),
                  canvas.mm(space::r1));
    rest = inset(rest, pad, 0);
    canvas.icon(body.fact_icon, IconStyle::bold, start_square(cut_start(rest, icon, gap), icon),
                theme.encre);
    canvas.label(inset(rest, 0, canvas.t1()), words);
    canvas.close();
}

void draw_number(Canvas& canvas, const Rect& box, const std::string& number) {
    Words words{number, TextRole::affiche, Weight::bold, canvas.theme().seuil};
    words.max_lines = 1;
    words.scale = box.height / canvas.em(TextRole::affiche);
    if (canvas.measure(words, 0).width > box.width) words.scale = 1;
    canvas.text_node("numero", view::Role::heading, box, words);
}

}  // namespace

void draw_body(Canvas& canvas, const Rect& content, const view::Ticket& body) {
    Rect page = page_of(canvas, content);
    const auto& theme = canvas.theme();
    const std::string no_middle;
    const std::optional<view::Action> no_toggle;
    const ActionRow row{body.start, no_middle, body.primary, no_toggle};
    const bool has_row = body.start || body.primary;
    const Rect row_at =
        has_row ? cut_bottom(page, action_row_height(canvas, row), canvas.mm(space::e2)) : Rect{};
    Rect steps;
    if (!body.steps.empty()) {
        steps = cut_end(page, canvas.mm(kStepsColumn), canvas.mm(space::e3));
    }
    const Words title{body.title, TextRole::titre, Weight::bold, theme.encre};
    const Words under{body.under, TextRole::corps, Weight::regular, theme.encre};
    const float gap = canvas.mm(space::e2);
    const float title_height = text_height(canvas, title, page.width);
    const float fact = fact_height(canvas, body.fact, page.width);
    const float fact_room = body.fact.empty() ? 0 : fact + gap;
    const float under_height = text_height(canvas, under, page.width);
    const float around = title_height + gap + fact_room + under_height;
    const float number_height = std::min(canvas.mm(kNumberHeight), page.height - around);
    Rect rest = centred(page, page.width, around + number_height);
    canvas.text_node("question", view::Role::heading, cut_top(rest, title_height, gap), title);
    draw_number(canvas, cut_top(rest, number_height), body.number);
    if (!body.fact.empty()) draw_fact(canvas, cut_top(rest, fact, gap), body);
    canvas.text_node("suite", view::Role::text, rest, under);
    if (!body.steps.empty()) {
        card_ground(canvas, steps);
        card_lines(canvas, inset(steps, canvas.mm(space::e3), canvas.mm(space::e2)), body.steps,
                   "etape");
    }
    if (has_row) action_row(canvas, row_at, row);
}

}  // namespace ui
