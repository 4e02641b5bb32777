#include "kiosk/ui/screens/screens.h"
#include "kiosk/ui/widgets/button.h"
#include "kiosk/ui/widgets/fact.h"
#include "kiosk/ui/widgets/tile.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kIcon = 9.0F;
constexpr float kTallest = 30.0F;

Words day_words(Canvas& canvas, const view::DayHours& body) {
    const auto align = body.before ? Align::centre : Align::start;
    Words day{body.day, TextRole::titre, Weight::bold, canvas.theme().encre, align};
    day.inside = true;
    return day;
}

/// The day between the days beside it.
void draw_days(Canvas& canvas, Rect row, const view::DayHours& body) {
    const ButtonStyle style{ButtonKind::bar};
    const float gap = canvas.mm(space::e2);
    Rect before;
    Rect after;
    if (body.before) before = cut_start(row, button_width(canvas, *body.before, style), gap);
    if (body.after) after = cut_end(row, button_width(canvas, *body.after, style), gap);
    if (body.before) button(canvas, before, *body.before, style);
    Words day = day_words(canvas, body);
    if (canvas.measure(day, row.width).height > row.height) day.role = TextRole::corps;
    canvas.text_node("question", view::Role::heading, row, day);
    if (body.after) button(canvas, after, *body.after, style);
}

Words half_words(Canvas& canvas, const view::DayHours::Half& half) {
    return {half.name, TextRole::corps, Weight::bold, canvas.theme().encre};
}

/// Width of the names of the halves, icon included.
float names_width(Canvas& canvas, const view::DayHours& body) {
    float width = 0;
    for (const auto& half : body.halves) {
        width = std::max(width, canvas.measure(half_words(canvas, half), 0).width);
    }
    return canvas.mm(kIcon) + canvas.mm(space::e1) + std::ceil(width) + 1;
}

void draw_half(Canvas& canvas, Rect row, const view::DayHours::Half& half, float names,
               int columns) {
    const float gap = canvas.mm(space::e2);
    Rect name = cut_start(row, names, gap);
    canvas.open("moment." + half.name, view::Role::text, half.name, name);
    const float icon = canvas.mm(kIcon);
    const auto& theme = canvas.theme();
    canvas.two_tone(half.icon, start_square(cut_start(name, icon, canvas.mm(space::e1)), icon),
                    theme.icofond, theme.icotrait);
    canvas.text(name, half_words(canvas, half));
    canvas.close();
    const auto count = static_cast<float>(columns);
    const float width = std::floor((row.width - gap * (count - 1)) / count);
    for (const auto& hour : half.hours) {
        view::Tile one;
        one.action = hour;
        tile(canvas, cut_start(row, width, gap), one);
    }
}

/// What for and how long, or what just happened; then the way on.
void draw_foot(Canvas& canvas, Rect row, const view::DayHours& body) {
    const auto& theme = canvas.theme();
    const float gap = canvas.mm(space::e2);
    const float action = canvas.mm(space::action);
    const float lip = canvas.mm(space::lip);
    const ButtonStyle primary{ButtonKind::primary};
    const ButtonStyle secondary{ButtonKind::secondary};
    Rect buttons = cut_end(row, button_width(canvas, body.primary, primary), gap);
    buttons = {buttons.x, buttons.y + row.height - action - lip, buttons.width, action};
    Rect more;
    if (body.more) {
        more = cut_end(row, button_width(canvas, *body.more, secondary), gap);
        more.y = buttons.y;
        more.height = action;
    }
    Words what{body.what, TextRole::corps, Weight::regular, theme.encre};
    Words detail{body.detail, TextRole::corps, Weight::regular, theme.encre2};
    if (body.is_notice) {
        what = {body.detail, TextRole::corps, Weight::bold, tone_ink(theme, view::Tone::attention)};
        detail.utf8 = {};
    }
    if (!canvas.grand() && body.icon != view::Icon::none) {
        const float icon = canvas.mm(kIcon);
        canvas.two_tone(body.icon, start_square(cut_start(row, icon, canvas.mm(space::e1)), icon),
                        theme.icofond, theme.icotrait);
    }
    float first = canvas.measure(what, row.width).height;
    const float second = detail.utf8.empty() ? 0 : canvas.measure(detail, row.width).height;
    const bool has_both = !detail.utf8.empty() && first + second <= row.height;
    if (first > row.height) {
        what.role = TextRole::repere;
        what.line_factor = 1.1F;
        first = canvas.measure(what, row.width).height;
    }
    Rect words = centred(row, row.width, std::min(row.height, first + (has_both ? second : 0)));
    const Rect at = cut_top(words, std::min(first, words.height));
    if (!what.utf8.empty()) canvas.text_node("motif", view::Role::text, at, what);
    if (has_both) canvas.text_node("motif.suite", view::Role::text, words, detail);
    if (body.more) button(canvas, more, *body.more, secondary);
    button(canvas, buttons, body.primary, primary);
}

}  // namespace

void draw_body(Canvas& canvas, const Rect& content, const view::DayHours& body) {
    Rect page = page_of(canvas, content);
    const float gap = canvas.mm(space::e2);
    const float days = std::max(canvas.mm(space::bar_button),
                                canvas.body_height(day_words(canvas, body), page.width, 0));
    draw_days(canvas, cut_top(page, days, gap), body);
    const float two_lines = std::ceil(canvas.line_height({"", TextRole::corps}) * 2);
    const float row = canvas.mm(space::action) + canvas.mm(space::lip);
    const float foot_height = canvas.grand() ? row : std::max(row, two_lines);
    const Rect foot = cut_bottom(page, foot_height, gap);
    const float row_gap = canvas.mm(space::tile_gap);
    const auto rows = static_cast<float>(std::max<std::size_t>(1, body.halves.size()));
    const float usable = page.height - canvas.mm(space::lip) - row_gap * (rows - 1);
    const float height = std::min(std::floor(usable / rows), canvas.mm(kTallest));
    const float names = names_width(canvas, body);
    page = centred(page, page.width, height * rows + row_gap * (rows - 1));
    for (const auto& half : body.halves) {
        draw_half(canvas, cut_top(page, height, row_gap), half, names, body.columns);
    }
    draw_foot(canvas, foot, body);
}

}  // namespace ui
