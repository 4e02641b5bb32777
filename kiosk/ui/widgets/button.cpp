#include "kiosk/ui/widgets/button.h"

#include <algorithm>

namespace ui {
namespace {

using view::Icon;

/// Arrows that lead on stand after the word, everything else before it.
bool trails(Icon icon) {
    return icon == Icon::arrow_right || icon == Icon::caret_right;
}

IconStyle icon_style(Icon icon, ButtonKind kind) {
    const bool is_state =
        icon == Icon::siren || icon == Icon::hand_tap || icon == Icon::user_circle;
    const bool is_call = icon == Icon::hand_waving && kind == ButtonKind::urgent;
    return is_state || is_call ? IconStyle::fill : IconStyle::bold;
}

Words label_of(const view::Action& action, const ButtonStyle& style) {
    Words words{action.label, style.role, style.weight};
    words.max_lines = 1;
    return words;
}

bool shows_words(const view::Action& action, const ButtonStyle& style) {
    return !style.icon_only && !action.label.empty();
}

float icon_size(Canvas& canvas, const ButtonStyle& style) {
    return std::min(canvas.em(style.role), canvas.mm(8.6F));
}

float icon_gap(Canvas& canvas) {
    return canvas.mm(1.7F);
}

/// Width of the icon and the space after it; 0 without an icon.
float icon_room(Canvas& canvas, const view::Action& action, const ButtonStyle& style) {
    if (action.icon == Icon::none || style.words_only) return 0;
    return icon_size(canvas, style) + (shows_words(action, style) ? icon_gap(canvas) : 0);
}

Look urgent_look(const Theme& theme, bool quiet) {
    if (quiet) return {theme.urgpale, theme.urg, 0, theme.urgencre, theme.urgencre};
    return {theme.urg, theme.urg, theme.urglip, theme.sururg, theme.sururg};
}

Look rest_look(Canvas& canvas, const ButtonStyle& style) {
    const auto& t = canvas.theme();
    const ImU32 ground = style.ground != 0 ? style.ground : t.fond;
    switch (style.kind) {
        case ButtonKind::primary:
            return {t.seuil, t.seuil, t.seuillip, t.surseuil, t.surseuil};
        case ButtonKind::secondary:
            return {t.surface, t.contour, t.contour, t.encre, t.seuil};
        case ButtonKind::quiet:
            return {ground, t.contour, 0, t.encre, t.seuil};
        case ButtonKind::bar:
            return {t.surface, t.contour, 0, t.encre, t.seuil};
        case ButtonKind::urgent:
            return urgent_look(t, false);
        case ButtonKind::urgent_quiet:
            break;
    }
    return urgent_look(t, true);
}

Look button_look(Canvas& canvas, const ButtonStyle& style, const Touchable& state) {
    const auto& t = canvas.theme();
    Look look = rest_look(canvas, style);
    look.line = canvas.t2();
    look.radius = canvas.mm(space::r2);
    if (style.outline != 0) {
        look.outline = style.outline;
        look.step = 0;
    }
    const bool on_surface = style.kind != ButtonKind::primary && style.kind != ButtonKind::urgent &&
                            style.kind != ButtonKind::urgent_quiet;
    if (on_surface && state.lit > 0) {
        look.body = mixed(look.body, t.selfond, state.lit);
        look.outline = mixed(look.outline, t.selcontour, state.lit);
        look.words = look.icon = mixed(look.words, t.selencre, state.lit);
        look.line = canvas.t3();
    }
    const ImU32 down = on_surface ? t.nonpale : look.step;
    if (down != 0 && !t.two_inks) look.body = mixed(look.body, down, state.pressed);
    return look_now(canvas, look, state);
}

/// Icon and words as one group, in the middle of the body.
void draw_content(Canvas& canvas, const Rect& body, const view::Action& action,
                  const ButtonStyle& style, const Look& look) {
    const float room = icon_room(canvas, action, style);
    const Rect inner = inset(body, canvas.mm(style.padding_mm), look.line);
    Words words = label_of(action, style);
    words.colour = look.words;
    if (!shows_words(action, style)) words.utf8 = {};
    if (words.utf8.empty()) {
        canvas.icon(action.icon, icon_style(action.icon, style.kind), centred(body, room, room),
                    look.icon);
        return;
    }
    const float available = inner.width - room;
    float width = canvas.measure(words, 0).width;
    if (width > available + 0.5F) {
        words.line_factor = canvas.grand() ? 1.08F : 1.17F;
        words.max_lines = std::max(2, static_cast<int>(body.height / canvas.line_height(words)));
        width = std::min(available, canvas.measure(words, available).width);
    }
    width = std::ceil(width);
    Rect group = centred(inner, room + width, inner.height);
    const float size = icon_size(canvas, style);
    if (room > 0 && trails(action.icon)) {
        const Rect at = cut_end(group, size, room - size);
        canvas.icon(action.icon, icon_style(action.icon, style.kind), start_square(at, size),
                    look.icon);
    } else if (room > 0) {
        const Rect at = cut_start(group, size, room - size);
        canvas.icon(action.icon, icon_style(action.icon, style.kind), start_square(at, size),
                    look.icon);
    }
    group.width += 1;  // a rounded-down width must not wrap the last word
    canvas.label(group, words);
}

}  // namespace

float button_width(Canvas& canvas, const view::Action& action, const ButtonStyle& style) {
    const float pads = 2 * canvas.mm(style.padding_mm);
    const float room = icon_room(canvas, action, style);
    if (!shows_words(action, style)) return std::max(canvas.mm(13.8F), room + pads);
    const float words = canvas.measure(label_of(action, style), 0).width;
    return std::max(canvas.mm(13.8F), std::ceil(room + words) + pads + 1);
}

std::vector<ButtonStyle> styles_for_row(Canvas& canvas, const std::vector<view::Action>& actions,
                                        float width) {
    std::vector<ButtonStyle> styles(actions.size(), {ButtonKind::secondary});
    if (!styles.empty()) styles.front().kind = ButtonKind::primary;
    const auto fits = [&] {
        float total = -canvas.mm(space::e2);
        for (std::size_t i = 0; i < actions.size(); ++i) {
            total += button_width(canvas, actions[i], styles[i]) + canvas.mm(space::e2);
        }
        return total <= width;
    };
    if (fits()) return styles;
    for (auto& style : styles) style.padding_mm = 2.6F;
    for (std::size_t i = styles.size(); i-- > 1 && !fits();) styles[i].words_only = true;
    return styles;
}

float button_height(Canvas& canvas, const view::Action& action, const ButtonStyle& style,
                    float width) {
    Words words = label_of(action, style);
    if (button_width(canvas, action, style) <= width) {
        return std::max(canvas.mm(space::action), canvas.body_height(words, 0, canvas.t2()));
    }
    words.line_factor = canvas.grand() ? 1.08F : 1.17F;
    return std::max(canvas.mm(space::action),
                    std::ceil(2 * canvas.line_height(words)) + canvas.mm(2 * space::e1));
}

float row_height(Canvas& canvas, const std::vector<view::Action>& actions, float least_mm) {
    float height = canvas.mm(least_mm);
    for (const auto& action : actions) {
        if (action.label.empty()) continue;
        const float outline = action.chosen ? canvas.t3() : canvas.t2();
        height = std::max(height, canvas.body_height(label_of(action, {}), 0, outline));
    }
    return height;
}

void button(Canvas& canvas, const Rect& rect, const view::Action& action,
            const ButtonStyle& style) {
    const auto state = canvas.open(action, view::Role::button, rect);
    const Look look = button_look(canvas, style, state);
    const bool is_double = style.kind == ButtonKind::urgent && canvas.theme().two_inks;
    if (is_double) {
        const float away = canvas.mm(0.9F);
        Rect whole = inset(rect, -away);
        whole.height += canvas.mm(space::lip);
        canvas.ring(whole, look.body, canvas.t1(), look.radius + away);
    }
    const Rect body = plate(canvas, rect, look, state);
    draw_content(canvas, body, action, style, look);
    canvas.close();
}

namespace {

/// A pill shows a check once chosen, or its own icon when it has one.
Icon pill_icon(const view::Action& action) {
    return action.icon == Icon::none && action.chosen ? Icon::check : action.icon;
}

/// Letters that nearly fill the height stay clear of the round ends.
ButtonStyle pill_style(const Canvas& canvas, bool icon_only) {
    ButtonStyle style;
    style.padding_mm = canvas.grand() || canvas.mirrors() ? 4.8F : 3.6F;
    style.icon_only = icon_only;
    return style;
}

}  // namespace

float pill_width(Canvas& canvas, const view::Action& action, bool icon_only) {
    view::Action shown = action;
    shown.icon = pill_icon(action);
    return button_width(canvas, shown, pill_style(canvas, icon_only));
}

void pill(Canvas& canvas, const Rect& rect, const view::Action& action, bool icon_only) {
    view::Action shown = action;
    shown.icon = pill_icon(action);
    const auto state = canvas.open(shown, view::Role::checkbox, rect);
    const auto style = pill_style(canvas, icon_only);
    Look look = button_look(canvas, style, state);
    look.step = 0;
    look.radius = rect.height / 2;
    const Rect body = plate(canvas, rect, look, state);
    draw_content(canvas, body, shown, style, look);
    canvas.close();
}

namespace {

/// Only what has an icon, and was chosen by the person, is understood without its word.
bool shows_icon_only(const view::Action& action, bool brief) {
    return brief && action.chosen && action.icon != Icon::none;
}

}  // namespace

PillRow fit_pills(Canvas& canvas, const std::vector<view::Action>& actions, float room) {
    PillRow row;
    for (const bool brief : {false, true}) {
        row = {0, brief};
        for (const auto& one : actions) {
            row.width +=
                pill_width(canvas, one, shows_icon_only(one, brief)) + canvas.mm(space::e2);
        }
        if (row.width <= room) return row;
    }
    return row;
}

void pills_at_end(Canvas& canvas, const Rect& row, const std::vector<view::Action>& actions,
                  const PillRow& fit) {
    const float gap = canvas.mm(space::e2);
    Rect rest = row;
    cut_start(rest, row.width - fit.width + gap);
    for (const auto& action : actions) {
        const bool icon_only = shows_icon_only(action, fit.brief);
        pill(canvas, cut_start(rest, pill_width(canvas, action, icon_only), gap), action,
             icon_only);
    }
}

}  // namespace ui
