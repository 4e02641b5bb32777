#include "kiosk/ui/widgets/fact.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kInlineIcon = 5.4F;
constexpr float kChipPad = 2.1F;

float inline_icon(Canvas& canvas, TextRole role) {
    return std::min(canvas.mm(kInlineIcon), canvas.em(role)) * (canvas.grand() ? 1.2F : 1.0F);
}

float chip_height(Canvas& canvas) {
    return std::max(canvas.mm(9.7F), canvas.em(TextRole::corps) * 1.25F);
}

Words chip_words(const view::Fact& fact) {
    Words words{fact.text, TextRole::corps, Weight::bold};
    words.line_factor = 1.08F;
    words.max_lines = 2;
    return words;
}

float chip_icon(Canvas& canvas) {
    return canvas.em(TextRole::corps) * 0.95F;
}

float chip_width(Canvas& canvas, const view::Fact& fact) {
    const float icon = fact.icon == view::Icon::none ? 0 : chip_icon(canvas) + canvas.mm(space::e1);
    return 2 * canvas.mm(kChipPad) + icon + std::ceil(canvas.measure(chip_words(fact), 0).width) +
           1;
}

void chip(Canvas& canvas, const Rect& rect, const view::Fact& fact, const std::string& id) {
    const auto& theme = canvas.theme();
    canvas.open(id, view::Role::text, fact.text, rect);
    if (theme.two_inks) {
        canvas.framed(rect, theme.fond, theme.contour, canvas.t1(), canvas.mm(space::r1));
    } else {
        canvas.fill(rect, tone_ground(theme, fact.tone), canvas.mm(space::r1));
    }
    Rect rest = inset(rect, canvas.mm(kChipPad), 0);
    const ImU32 ink = tone_ink(theme, fact.tone);
    if (fact.icon != view::Icon::none) {
        const float size = chip_icon(canvas);
        const Rect at = cut_start(rest, size, canvas.mm(space::e1));
        canvas.icon(fact.icon, IconStyle::fill, start_square(at, size), ink);
    }
    Words words = chip_words(fact);
    words.colour = ink;
    canvas.label(rest, words);
    canvas.close();
}

/// A chip wider than its area takes two lines.
float chip_height(Canvas& canvas, const view::Fact& fact, float width) {
    const auto words = chip_words(fact);
    const float usual = std::max(chip_height(canvas), canvas.body_height(words, 0, canvas.t1()));
    if (chip_width(canvas, fact) <= width) return std::round(usual);
    return std::round(usual + canvas.line_height(words));
}

/// Chips side by side are of one height; one of two lines has a row of its own.
float row_height(Canvas& canvas, const std::vector<view::Fact>& facts, float width) {
    float height = 0;
    for (const auto& fact : facts) {
        if (chip_width(canvas, fact) > width) continue;
        height = std::max(height, chip_height(canvas, fact, width));
    }
    return height;
}

/// Places of the chips: in reading order, a new row when one does not fit.
std::vector<Rect> chip_places(Canvas& canvas, const Rect& area,
                              const std::vector<view::Fact>& facts) {
    std::vector<Rect> places;
    const float gap = canvas.mm(space::e2);
    float x = area.x;
    float y = area.y;
    float row = 0;
    const float usual = row_height(canvas, facts, area.width);
    for (const auto& fact : facts) {
        const float width = std::min(area.width, chip_width(canvas, fact));
        const bool is_full = x > area.x && x + width > area.x + area.width;
        if (is_full) {
            x = area.x;
            y += row + canvas.mm(space::e1);
        }
        row = std::max(usual, chip_height(canvas, fact, area.width));
        places.push_back({x, y, width, row});
        x += width + gap;
    }
    return places;
}

}  // namespace

ImU32 tone_ink(const Theme& theme, view::Tone tone) {
    switch (tone) {
        case view::Tone::yes:
            return theme.oui;
        case view::Tone::attention:
            return theme.att;
        case view::Tone::no:
        case view::Tone::plain:
            break;
    }
    return theme.encre;
}

ImU32 tone_ground(const Theme& theme, view::Tone tone) {
    switch (tone) {
        case view::Tone::yes:
            return theme.ouipale;
        case view::Tone::attention:
            return theme.attpale;
        case view::Tone::no:
        case view::Tone::plain:
            break;
    }
    return theme.nonpale;
}

float fact_inline_width(Canvas& canvas, const view::Fact& fact, TextRole role) {
    const float icon =
        fact.icon == view::Icon::none ? 0 : inline_icon(canvas, role) + canvas.mm(space::e1);
    return icon + std::ceil(canvas.measure({fact.text, role}, 0).width) + 1;
}

float fact_inline(Canvas& canvas, const Rect& box, const view::Fact& fact, TextRole role) {
    const float width = fact_inline_width(canvas, fact, role);
    Rect rest = box;
    rest.width = std::min(box.width, width);
    const ImU32 ink = tone_ink(canvas.theme(), fact.tone);
    if (fact.icon != view::Icon::none) {
        const float size = inline_icon(canvas, role);
        const Rect at = cut_start(rest, size, canvas.mm(space::e1));
        canvas.icon(fact.icon, IconStyle::fill, start_square(at, size), ink);
    }
    Words words{fact.text, role, Weight::regular, ink};
    words.line_factor = canvas.grand() ? 1.03F : 1.15F;
    words.max_lines = 1;
    canvas.text(rest, words);
    return width;
}

float fact_chips_height(Canvas& canvas, float width, const std::vector<view::Fact>& facts) {
    const auto places = chip_places(canvas, {0, 0, width, 0}, facts);
    return places.empty() ? 0 : places.back().y + places.back().height;
}

float fact_chips(Canvas& canvas, const Rect& area, const std::vector<view::Fact>& facts) {
    const auto places = chip_places(canvas, area, facts);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        chip(canvas, places[i], facts[i], "fait." + std::to_string(i + 1));
    }
    return places.empty() ? 0 : places.back().y + places.back().height - area.y;
}

}  // namespace ui
