#include "kiosk/ui/widgets/bars.h"

#include "kiosk/ui/widgets/button.h"
#include "kiosk/ui/widgets/mark.h"

#include <optional>

namespace ui {
namespace {

constexpr float kPadding = 3.0F;

ButtonStyle bar_style(ButtonKind kind, ImU32 ground) {
    ButtonStyle style;
    style.kind = kind;
    style.padding_mm = kPadding;
    style.ground = ground;
    return style;
}

/// What the bar has no room to say in words: first the offline pill, then the way back.
struct Shortened {
    bool offline = false;
    bool back = false;
    bool language = false;
};

ButtonStyle style_for(const Theme& theme, bool icon_only) {
    auto style = bar_style(ButtonKind::bar, theme.bande);
    style.icon_only = icon_only;
    return style;
}

float width_of(Canvas& canvas, const std::optional<view::Action>& action, bool icon_only) {
    if (!action) return 0;
    return button_width(canvas, *action, style_for(canvas.theme(), icon_only)) +
           canvas.mm(space::e2);
}

float buttons_width(Canvas& canvas, const view::TopBar& bar, const Shortened& how) {
    return width_of(canvas, bar.back, how.back) + width_of(canvas, bar.offline, how.offline) +
           width_of(canvas, bar.language, how.language) + width_of(canvas, bar.text, true) +
           width_of(canvas, bar.theme, true);
}

float title_width(Canvas& canvas, const view::TopBar& bar) {
    if (bar.steps > 0) {
        const Words words{bar.step_text, TextRole::corps, Weight::bold};
        return canvas.mm(42) + canvas.mm(space::e2) + canvas.measure(words, 0).width;
    }
    return canvas.measure({bar.title, TextRole::corps, Weight::bold}, 0).width;
}

Shortened shorten(Canvas& canvas, const view::TopBar& bar, float width) {
    Shortened how;
    how.back = canvas.grand();
    const float title = title_width(canvas, bar);
    const auto fits = [&] { return buttons_width(canvas, bar, how) + title <= width; };
    for (bool* next : {&how.offline, &how.back, &how.language}) {
        if (fits()) break;
        *next = true;
    }
    return how;
}

void draw_title(Canvas& canvas, const Rect& rest, const view::TopBar& bar) {
    const float needed = title_width(canvas, bar);
    if (needed > rest.width) return;  // the question below says it too
    Rect at = centred(rest, std::ceil(needed) + 1, rest.height);
    const auto encre = canvas.theme().encre;
    if (bar.steps == 0) {
        Words title{bar.title, TextRole::corps, Weight::bold, encre, Align::centre, 1};
        title.inside = true;
        canvas.text_node("titre", view::Role::heading, inset(at, 0, -canvas.mm(1.0F)), title);
        return;
    }
    const float height = canvas.mm(11);
    const Rect steps =
        centred(cut_start(at, canvas.mm(42), canvas.mm(space::e2)), canvas.mm(42), height);
    canvas.open("avancee", view::Role::progress, bar.step_text, moved(at, 0, 0));
    stair(canvas, steps, bar.step, bar.steps);
    canvas.text(at, {bar.step_text, TextRole::corps, Weight::bold, encre, Align::start, 1});
    canvas.close();
}

/// Colours of what stands on the agents' bar, whose ground is that of the action.
ButtonStyle agent_style(bool icon_only) {
    auto style = bar_style(ButtonKind::bar, 0);
    style.icon_only = icon_only;
    return style;
}

/// The title, and where and when it is, as far as there is room.
void draw_agent_title(Canvas& canvas, Rect rest, const view::TopBar& bar) {
    const auto ink = canvas.theme().surseuil;
    Words title{bar.title, TextRole::corps, Weight::bold, ink, Align::start, 1};
    title.inside = true;
    const float width = std::ceil(canvas.measure(title, 0).width) + 1;
    if (width > rest.width) return;
    canvas.text_node("titre", view::Role::heading, cut_start(rest, width, canvas.mm(space::e2)),
                     title);
    const auto both = bar.place.empty() ? bar.time : bar.place + " · " + bar.time;
    Words place{both, TextRole::repere, Weight::regular, ink, Align::start, 1};
    if (canvas.measure(place, 0).width > rest.width) place.utf8 = bar.time;
    if (canvas.measure(place, 0).width > rest.width) return;
    canvas.text_node("lieu", view::Role::text, rest, place);
}

/// So that nobody mistakes it for a visitor's.
void agent_bar(Canvas& canvas, const Rect& rect, const view::TopBar& bar) {
    canvas.fill(rect, canvas.theme().seuil);
    const float gap = canvas.mm(space::e2);
    Rect row = inset(rect, canvas.mm(space::e3), 0);
    row = centred(row, row.width, canvas.mm(space::bar_button));
    const std::optional<view::Action>* at_end[] = {&bar.leave, &bar.theme, &bar.text, &bar.offline};
    const bool icon_only[] = {canvas.grand(), true, true, true};
    Rect places[4];
    for (int i = 0; i < 4; ++i) {
        if (!*at_end[i]) continue;
        places[i] = cut_end(row, button_width(canvas, **at_end[i], agent_style(icon_only[i])), gap);
    }
    if (bar.back) {
        const auto style = agent_style(true);
        button(canvas, cut_start(row, button_width(canvas, *bar.back, style), gap), *bar.back,
               style);
    }
    draw_agent_title(canvas, row, bar);
    for (int i = 3; i >= 0; --i) {
        if (*at_end[i]) button(canvas, places[i], **at_end[i], agent_style(icon_only[i]));
    }
}

/// The last action stands at the end; when they find no room, icons go first, then words.
void agent_actions(Canvas& canvas, Rect row, const std::vector<view::Action>& actions) {
    const float gap = canvas.mm(space::e2);
    auto style = bar_style(ButtonKind::secondary, 0);
    const auto fits = [&] {
        float total = -gap;
        for (const auto& one : actions) total += button_width(canvas, one, style) + gap;
        return total <= row.width;
    };
    style.words_only = !fits();
    if (!fits()) {
        style.words_only = false;
        style.icon_only = true;
    }
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const float wide = button_width(canvas, actions[i], style);
        const bool is_last = i > 0 && i + 1 == actions.size();
        button(canvas, is_last ? cut_end(row, wide) : cut_start(row, wide, gap), actions[i], style);
    }
}

}  // namespace

void top_bar(Canvas& canvas, const Rect& rect, const view::TopBar& bar) {
    if (bar.agent) return agent_bar(canvas, rect, bar);
    const auto& theme = canvas.theme();
    canvas.fill(rect, theme.bande);
    canvas.fill({rect.x, rect.y + rect.height - canvas.t1(), rect.width, canvas.t1()},
                theme.contour);

    const float gap = canvas.mm(space::e2);
    Rect row = inset(rect, canvas.mm(space::e3), 0);
    row = centred(row, row.width, canvas.mm(space::bar_button));
    const auto how = shorten(canvas, bar, row.width);
    const auto width = [&](const auto& action, bool icon_only) {
        return width_of(canvas, action, icon_only) - gap;
    };
    if (bar.back) {
        const Rect at = cut_start(row, width(bar.back, how.back), gap);
        button(canvas, at, *bar.back, style_for(theme, how.back));
    }
    // Cut from the end, drawn in reading order.
    const std::optional<view::Action>* at_end[] = {&bar.theme, &bar.text, &bar.language,
                                                   &bar.offline};
    const bool icon_only[] = {true, true, how.language, how.offline};
    Rect places[4];
    for (int i = 0; i < 4; ++i) {
        if (*at_end[i]) places[i] = cut_end(row, width(*at_end[i], icon_only[i]), gap);
    }
    draw_title(canvas, row, bar);
    for (int i = 3; i >= 0; --i) {
        if (*at_end[i]) button(canvas, places[i], **at_end[i], style_for(theme, icon_only[i]));
    }
}

void bottom_bar(Canvas& canvas, const Rect& rect, const view::BottomBar& bar) {
    const auto& theme = canvas.theme();
    canvas.fill(rect, theme.bande);
    canvas.fill({rect.x, rect.y, rect.width, canvas.t1()}, theme.contour);

    const float gap = canvas.mm(space::e2);
    Rect row = inset(rect, canvas.mm(space::e3), 0);
    row.y += canvas.mm(1.9F);
    row.height = canvas.mm(13.3F);
    if (bar.agent) return agent_actions(canvas, row, bar.actions);

    const auto urgent_kind = bar.urgent_quiet ? ButtonKind::urgent_quiet : ButtonKind::urgent;
    const auto urgent = bar_style(urgent_kind, 0);
    auto leave = bar_style(ButtonKind::quiet, theme.bande);
    leave.weight = Weight::regular;
    Rect urgent_at = cut_start(row, button_width(canvas, bar.urgent, urgent), gap);
    if (bar.urgent_quiet) urgent_at.y += canvas.mm(space::lip);
    const Rect leave_at = cut_end(row, button_width(canvas, bar.leave, leave), gap);
    button(canvas, urgent_at, bar.urgent, urgent);
    button(canvas, row, bar.help, bar_style(ButtonKind::secondary, 0));
    button(canvas, leave_at, bar.leave, leave);
}

}  // namespace ui
