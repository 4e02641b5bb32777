#include "kiosk/ui/widgets/tile.h"

#include "kiosk/ui/line_breaks.h"
#include "kiosk/ui/widgets/plate.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kPad = 3.0F;
constexpr float kIcon = 14.5F;
constexpr float kIconGap = 2.8F;
constexpr float kNumberIcon = 10.8F;
constexpr float kSmallIconGap = 1.5F;
constexpr float kTightPad = 2.0F;
constexpr float kStackedIcon = 20.0F;
constexpr float kTileLine = 1.17F;

Look tile_look(Canvas& canvas, const view::Tile& tile, const Touchable& state) {
    const auto& t = canvas.theme();
    Look look{t.surface, t.contour, t.contour, t.encre, t.seuil};
    look.line = canvas.t2();
    look.radius = canvas.mm(space::r3);
    if (tile.primary) {
        look.body = look.outline = t.seuil;
        look.step = t.seuillip;
        look.words = t.surseuil;
    }
    if (tile.turns_page) {
        look.body = t.fond;
        look.step = 0;
    }
    if (state.lit > 0) {
        look.body = mixed(look.body, t.selfond, state.lit);
        look.outline = mixed(look.outline, t.selcontour, state.lit);
        look.step = mixed(look.step, t.selcontour, state.lit);
        look.words = mixed(look.words, t.selencre, state.lit);
        look.line = canvas.t3();
    }
    const ImU32 down = tile.primary ? t.seuillip : t.nonpale;
    if (!t.two_inks) look.body = mixed(look.body, down, state.pressed);
    return look_now(canvas, look, state);
}

/// Over the top end corner: chosen is never told by colour alone.
void check_disc(Canvas& canvas, const Rect& body, float lit) {
    if (lit <= 0) return;
    const auto& theme = canvas.theme();
    const float radius = canvas.mm(4.7F) * (0.8F + 0.2F * lit);
    const float inside = canvas.mm(4.7F);
    const ImVec2 centre{body.x + body.width - inside + canvas.mm(0.3F),
                        body.y + inside - canvas.mm(0.6F)};
    const ImU32 mark = theme.two_inks ? theme.selencre : theme.selcontour;
    const ImU32 check = theme.two_inks ? theme.selfond : theme.fond;
    canvas.disc(centre, radius, theme.two_inks ? theme.selfond : theme.fond);
    canvas.disc(centre, radius - canvas.t2(), mark);
    const float size = canvas.mm(6.0F) * (0.8F + 0.2F * lit);
    canvas.icon(view::Icon::check, IconStyle::bold,
                {centre.x - size / 2, centre.y - size / 2, size, size}, check);
}

Words second_words(Canvas& canvas, const view::Tile& tile) {
    Words words{tile.second, TextRole::corps, Weight::regular};
    words.line_factor = canvas.grand() ? 1.08F : kTileLine;
    return words;
}

Words label_words(Canvas& canvas, const view::Tile& tile, float width) {
    Words words{tile.action.label, TextRole::corps, Weight::bold};
    words.line_factor = canvas.grand() ? 1.08F : kTileLine;
    if (tile.number) {
        const bool is_long = canvas.measure(second_words(canvas, tile), width).lines > 1;
        words.role = canvas.grand() || is_long ? TextRole::titre : TextRole::chiffre;
        words.scale = canvas.grand() && !canvas.mirrors() ? 1.15F : 1.0F;
        words.line_factor = 1.05F;
        words.max_lines = 1;
        return words;
    }
    const bool is_alone =
        tile.action.icon == view::Icon::none && tile.second.empty() && !tile.starts;
    if (is_alone && !tile.turns_page) words.align = Align::centre;
    if (tile.compact) return words;
    const bool may_be_large = tile.primary || tile.action.icon == view::Icon::none;
    if (!may_be_large || tile.turns_page) return words;
    Words large = words;
    large.role = TextRole::titre;
    large.line_factor = 1.12F;
    return canvas.measure(large, 0).width <= width ? large : words;
}

/// The label with its little words tied, if that costs no more lines.
std::string tied_label(Canvas& canvas, const Words& label, float width) {
    const std::string tied = tie_little_words(label.utf8);
    Words words = label;
    words.utf8 = tied;
    const auto plain = canvas.measure(label, width);
    const auto bound = canvas.measure(words, width);
    const bool is_as_good = !bound.clipped && bound.lines <= plain.lines;
    return is_as_good ? tied : std::string{label.utf8};
}

/// Label over second line, as one block centred in `box`.
void draw_words(Canvas& canvas, const Rect& box, const view::Tile& tile, const Look& look,
                const Touchable& state) {
    const auto& theme = canvas.theme();
    Words label = label_words(canvas, tile, box.width);
    label.colour = tile.number && state.enabled ? theme.urgencre : look.words;
    const std::string tied = tied_label(canvas, label, box.width);
    label.utf8 = tied;
    if (tile.second.empty()) {
        canvas.label(box, label);
        return;
    }
    Words second = second_words(canvas, tile);
    const bool is_plain = state.enabled && !tile.primary && state.lit <= 0 && !tile.number;
    second.colour = is_plain ? theme.encre2 : look.words;
    if (tile.number && state.enabled) second.colour = theme.encre;
    canvas.pair(box, label, second);
}

/// The sixth tile: its word, an arrow, and the icons of what is behind it.
void draw_turning(Canvas& canvas, const Rect& box, const view::Tile& tile, const Look& look,
                  const Touchable& state) {
    Rect rest = box;
    const float arrow = canvas.em(TextRole::corps);
    const Words label = label_words(canvas, tile, 0);
    const float line = std::max(canvas.line_height(label), canvas.body_height(label, 0, 0));
    const float small = canvas.mm(8);
    const float gap = canvas.mm(space::e1);
    const bool has_icons = !tile.behind.empty();
    float height = has_icons ? line + gap + small : box.height;
    if (has_icons) rest = centred(box, box.width, height);
    Rect top = has_icons ? cut_top(rest, line, gap) : rest;
    const Rect arrow_at = start_square(cut_end(top, arrow, gap), arrow);
    canvas.icon(tile.action.icon, IconStyle::bold, arrow_at, look.icon);
    draw_words(canvas, top, tile, look, state);
    if (!has_icons) return;
    const auto room =
        static_cast<std::size_t>((rest.width + canvas.mm(2.2F)) / (small + canvas.mm(2.2F)));
    for (std::size_t i = 0; i < std::min(room, tile.behind.size()); ++i) {
        const Rect at = cut_start(rest, small, canvas.mm(2.2F));
        tile_icon(canvas, tile.behind[i], start_square(at, small), state);
    }
}

void draw_icon(Canvas& canvas, const Rect& box, const view::Tile& tile, const Touchable& state) {
    if (tile.primary) {
        const auto& theme = canvas.theme();
        canvas.two_tone(tile.action.icon, box, theme.two_inks ? 0 : theme.lumiere, theme.surseuil);
        return;
    }
    tile_icon(canvas, tile.action.icon, box, state);
}

/// Height of the words, and how many lines they take.
struct Block {
    float height;
    int lines;
};

Block words_in(Canvas& canvas, const view::Tile& tile, float width) {
    const auto label = canvas.measure(label_words(canvas, tile, width), width);
    if (tile.second.empty()) return {label.height, label.lines};
    const auto second = canvas.measure(second_words(canvas, tile), width);
    return {label.height + second.height, label.lines + second.lines};
}

/// Beside the usual icon, two texts would fill the tile from edge to edge.
bool is_crowded(Canvas& canvas, const view::Tile& tile, float width) {
    constexpr int kMostLines = 3;
    if (tile.second.empty() || tile.action.icon == view::Icon::none) return false;
    const float room = width - 2 * canvas.mm(kPad) - canvas.mm(kIcon) - canvas.mm(kIconGap);
    return words_in(canvas, tile, room).lines > kMostLines;
}

/// Icon beside the label; on a large panel, icon over a one-line label.
void draw_content(Canvas& canvas, const Rect& body, const view::Tile& tile, const Look& look,
                  const Touchable& state) {
    const bool is_small = tile.number || is_crowded(canvas, tile, body.width);
    const bool is_tight = is_small || tile.compact;
    const bool is_full = tile.number || !tile.second.empty();
    Rect rest = inset(body, canvas.mm(is_tight ? kTightPad : kPad),
                      is_full ? canvas.t2() : canvas.mm(is_tight ? 0.6F : space::e1));
    if (tile.turns_page) {
        draw_turning(canvas, rest, tile, look, state);
        return;
    }
    const bool has_icon = tile.action.icon != view::Icon::none;
    const bool stacks =
        canvas.metrics().stacked && !canvas.grand() && !tile.number && body.height > canvas.mm(38);
    if (has_icon && stacks) {
        rest = inset(rest, canvas.mm(0.6F), 0);
        const float words = words_in(canvas, tile, rest.width).height;
        const float size = canvas.mm(kStackedIcon);
        const float gap = canvas.mm(space::e1);
        rest = centred(rest, rest.width, std::min(rest.height, size + gap + words));
        Rect at = cut_top(rest, size, gap);
        // The glyph has a margin of its own: let its lines start where the words do.
        at.x -= canvas.mm(1.4F);
        at.width = size;
        draw_icon(canvas, at, tile, state);
        rest = inset(rest, 0, -canvas.mm(space::e1));
    } else if (has_icon) {
        const float size = canvas.mm(is_small ? kNumberIcon : kIcon);
        const float gap = canvas.mm(is_small ? kSmallIconGap : kIconGap);
        draw_icon(canvas, start_square(cut_start(rest, size, gap), size), tile, state);
    }
    draw_words(canvas, rest, tile, look, state);
}

}  // namespace

void tile(Canvas& canvas, const Rect& rect, const view::Tile& tile) {
    const auto state = canvas.open(tile.action, view::Role::tile, rect);
    const Look look = tile_look(canvas, tile, state);
    const Rect body = plate(canvas, rect, look, state);
    draw_content(canvas, body, tile, look, state);
    check_disc(canvas, body, state.lit);
    canvas.close();
}

}  // namespace ui
