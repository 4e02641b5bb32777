#include "kiosk/ui/widgets/amount.h"

#include <algorithm>
#include <array>

namespace ui {
namespace {

/// The three parts in reading order; an empty part takes no room.
std::array<Words, 3> parts_of(Canvas& canvas, const view::Amount& amount, TextRole figure) {
    const auto& theme = canvas.theme();
    const auto part = [&](const std::string& utf8, TextRole role, Weight weight) {
        return Words{utf8, role, weight, theme.encre, Align::start, 1};
    };
    return {part(amount.before, TextRole::corps, Weight::regular),
            part(amount.figure, figure, Weight::bold),
            part(amount.after, TextRole::corps, Weight::regular)};
}

float width_of(Canvas& canvas, const Words& words) {
    return words.utf8.empty() ? 0 : std::ceil(canvas.measure(words, 0).width) + 1;
}

float gap(Canvas& canvas) {
    return canvas.mm(space::e1);
}

}  // namespace

float amount_width(Canvas& canvas, const view::Amount& amount, TextRole figure) {
    float width = 0;
    for (const auto& words : parts_of(canvas, amount, figure)) {
        if (!words.utf8.empty()) width += width_of(canvas, words) + gap(canvas);
    }
    return width > 0 ? width - gap(canvas) : 0;
}

float amount_height(Canvas& canvas, TextRole figure) {
    const float line = canvas.line_height({"", figure, Weight::bold});
    return std::ceil(std::max(line, canvas.line_height({"", TextRole::corps})));
}

void draw_amount(Canvas& canvas, const Rect& box, const view::Amount& amount, TextRole figure) {
    // Centred lines of two sizes do not share a base line: the smaller ones come down by what
    // their capitals lack.
    constexpr float kBaseLine = 0.335F;
    Rect rest = box;
    auto parts = parts_of(canvas, amount, figure);
    // For want of room the first word, "environ", is left to the ear.
    if (amount_width(canvas, amount, figure) > box.width) parts.front().utf8 = {};
    for (const auto& words : parts) {
        if (words.utf8.empty()) continue;
        const float down = kBaseLine * (canvas.em(figure) - canvas.em(words));
        const Rect at = cut_start(rest, width_of(canvas, words), gap(canvas));
        canvas.text(moved(at, 0, std::round(down)), words);
    }
}

std::string said(const view::Amount& amount) {
    std::string text;
    for (const auto* part : {&amount.before, &amount.figure, &amount.after}) {
        if (!part->empty()) text += (text.empty() ? "" : " ") + *part;
    }
    return text;
}

}  // namespace ui
