#include "kiosk/ui/widgets/aide_row.h"

#include "kiosk/ui/widgets/amount.h"
#include "kiosk/ui/widgets/fact.h"
#include "kiosk/ui/widgets/plate.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kIcon = 12.0F;
constexpr float kCaret = 6.5F;
constexpr float kFactLine = 1.03F;

/// An aide that the answers refuse lies flat; it can be tapped all the same, to know why.
Look row_look(Canvas& canvas, const view::AideRow& row, const Touchable& state) {
    const auto& t = canvas.theme();
    Look look{t.surface, t.contour, t.contour, t.encre, t.seuil};
    look.line = canvas.t2();
    look.radius = canvas.mm(space::r3);
    if (row.refused) {
        look.body = t.nonpale;
        look.step = 0;
    }
    if (!t.two_inks) look.body = mixed(look.body, t.nonpale, state.pressed);
    return look_now(canvas, look, state);
}

Words line_of(Canvas& canvas, std::string_view utf8, Weight weight) {
    Words words{utf8, TextRole::corps, weight, canvas.theme().encre, Align::start, 1};
    words.line_factor = canvas.grand() ? 1.05F : 1.19F;
    return words;
}

TextRole figure_role(const Canvas& canvas) {
    return canvas.grand() ? TextRole::corps : TextRole::titre;
}

float end_width(Canvas& canvas, const view::AideRow& row) {
    if (row.fact) return fact_inline_width(canvas, *row.fact, TextRole::corps);
    return amount_width(canvas, row.amount, figure_role(canvas));
}

void draw_end(Canvas& canvas, const Rect& box, const view::AideRow& row) {
    if (row.fact) {
        fact_inline(canvas, box, *row.fact, TextRole::corps);
    } else {
        draw_amount(canvas, box, row.amount, figure_role(canvas));
    }
}

/// The name on two lines at most: a longer one loses its last words, which its card says.
std::string fitting(Canvas& canvas, Words name, float width) {
    std::string text{name.utf8};
    name.max_lines = 2;
    while (canvas.measure(name, width).clipped) {
        const auto space = text.rfind(' ', text.size() - 2);
        if (space == std::string::npos) break;
        text.resize(space);
        text += "…";
        name.utf8 = text;
    }
    return text;
}

/// What it is, on one line when there is room, else on two.
void draw_what(Canvas& canvas, Rect box, const view::AideRow& row) {
    Words name = line_of(canvas, row.action.label, Weight::bold);
    const auto shown = fitting(canvas, name, box.width);
    name.utf8 = shown;
    Words what = line_of(canvas, row.what, Weight::regular);
    const auto is_long = [&](const Words& words) {
        return canvas.measure(words, 0).width > box.width - 2;
    };
    if (is_long(name)) name.max_lines = 2;
    const float first = canvas.measure(name, box.width).height;
    const float line = canvas.line_height(what);
    const float gap = canvas.between(name, what, box.width);
    const bool fits = !row.what.empty() && first + gap + line <= box.height && !is_long(what);
    const float second = fits ? gap + line : 0;
    box = canvas.block(box, first + second, name, fits ? what : name);
    canvas.text(cut_top(box, first, fits ? gap : 0), name);
    if (fits) canvas.text(box, what);
}

/// In large text, how much stands under the name; else what it is.
void draw_grand(Canvas& canvas, Rect box, const view::AideRow& row) {
    Words name = line_of(canvas, row.action.label, Weight::bold);
    const auto shown = fitting(canvas, name, box.width);
    name.utf8 = shown;
    if (canvas.measure(name, 0).width > box.width) name.max_lines = 2;
    name.line_factor = name.max_lines == 2 ? 1.0F : name.line_factor;
    const float first = canvas.measure(name, box.width).height;
    const std::string amount = row.fact ? row.fact->text : said(row.amount);
    const auto& end = amount.empty() ? row.what : amount;
    Words below = line_of(canvas, end, Weight::regular);
    below.line_factor = row.fact ? kFactLine : 0;
    const float second = canvas.line_height(below);
    const float gap = canvas.gap_in(box, name, below);
    box = canvas.block(box, first + gap + second, name, below);
    canvas.text(cut_top(box, first, gap), name);
    if (amount.empty()) {
        canvas.text(box, below);
    } else {
        draw_end(canvas, box, row);
    }
}

std::string spoken(const view::AideRow& row) {
    const auto end = row.fact ? row.fact->text : said(row.amount);
    std::string text = row.action.label;
    for (const auto* part : {&row.what, &end}) {
        if (!part->empty()) text += (text.back() == '.' ? " " : ". ") + *part;
    }
    return text;
}

}  // namespace

void aide_row(Canvas& canvas, const Rect& rect, const view::AideRow& row) {
    view::Action action = row.action;
    action.spoken = spoken(row);
    const auto state = canvas.open(action, view::Role::row, rect);
    const Look look = row_look(canvas, row, state);
    Rect rest = inset(plate(canvas, rect, look, state), canvas.mm(3.0F), look.line);
    if (row.action.icon != view::Icon::none) {
        const float size = canvas.mm(kIcon);
        const Rect at = start_square(cut_start(rest, size, canvas.mm(2.6F)), size);
        tile_icon(canvas, row.action.icon, at, state);
    }
    const float caret = canvas.mm(kCaret);
    const Rect caret_at = start_square(cut_end(rest, caret, canvas.mm(space::e2)), caret);
    canvas.icon(view::Icon::caret_right, IconStyle::bold, caret_at, look.icon);
    if (canvas.grand()) {
        draw_grand(canvas, rest, row);
    } else {
        draw_end(canvas, cut_end(rest, end_width(canvas, row), canvas.mm(space::e2)), row);
        draw_what(canvas, rest, row);
    }
    canvas.close();
}

}  // namespace ui
