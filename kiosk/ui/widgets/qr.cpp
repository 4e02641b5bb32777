#include "kiosk/ui/widgets/qr.h"

#include "kiosk/ui/widgets/card_parts.h"

#include <algorithm>

namespace ui {
namespace {

using Modules = std::vector<std::vector<bool>>;

constexpr float kLeastCode = 27;  ///< mm a telephone reads from half a metre
constexpr float kMostCode = 38;
constexpr float kQuiet = 2;  ///< modules of white kept around; the card adds its own

/// One row, its dark modules merged a run a rectangle.
void draw_row(Canvas& canvas, const Rect& code, const std::vector<bool>& row, float y) {
    const auto size = row.size();
    const float unit = code.height;
    for (std::size_t x = 0; x < size; ++x) {
        if (!row[x]) continue;
        std::size_t end = x;
        while (end < size && row[end]) ++end;
        // A code is never mirrored: in a mirrored drawing its columns are counted from the end.
        const std::size_t column = canvas.mirrors() ? size - end : x;
        canvas.fill({code.x + static_cast<float>(column) * unit, y,
                     static_cast<float>(end - x) * unit, unit},
                    IM_COL32_BLACK);
        x = end;
    }
}

/// Black on white whatever the theme: telephones read no other way.
void draw_code(Canvas& canvas, const Rect& box, const Modules& modules) {
    const float side = static_cast<float>(modules.size()) + 2 * kQuiet;
    const float unit = std::max(1.0F, std::floor(box.width / side));
    const Rect white = centred(box, unit * side, unit * side);
    canvas.fill(white, IM_COL32_WHITE);
    float y = white.y + kQuiet * unit;
    for (const auto& row : modules) {
        draw_row(canvas, {white.x + kQuiet * unit, 0, 0, unit}, row, y);
        y += unit;
    }
}

}  // namespace

void qr_card(Canvas& canvas, const Rect& rect, const std::string& content,
             const std::string& label) {
    if (!canvas.qr()) return;
    const Modules modules = canvas.qr()(content);
    Words words{label, TextRole::corps, Weight::regular, canvas.theme().encre};
    const float gap = canvas.mm(space::e1);
    Rect rest = inset(rect, canvas.mm(3.0F), canvas.mm(2.0F));
    const float longest_word = std::ceil(canvas.measure(words, 1).width) + 1;
    const float text = canvas.measure(words, rest.width).height;
    const float beside = std::min(rest.height, rest.width - gap - longest_word);
    const float over = std::min(rest.width, rest.height - text - gap);
    const float least = canvas.mm(kLeastCode);
    if (modules.empty() || std::max(beside, over) < least) return;

    card_ground(canvas, rect);
    canvas.open("qr", view::Role::image, label, rect);
    const bool is_beside = beside >= least;
    const float side = std::min(is_beside ? beside : over, canvas.mm(kMostCode));
    if (is_beside) {
        draw_code(canvas, start_square(cut_start(rest, side, gap), side), modules);
    } else {
        words.align = Align::centre;
        rest = centred(rest, rest.width, side + gap + text);
        draw_code(canvas, centred(cut_top(rest, side, gap), side, side), modules);
    }
    if (!label.empty()) canvas.text(rest, words);
    canvas.close();
}

void qr_alone(Canvas& canvas, const Rect& box, const std::string& content) {
    if (!canvas.qr()) return;
    const Modules modules = canvas.qr()(content);
    if (modules.empty()) return;
    const float side = std::min({box.width, box.height, canvas.mm(kMostCode)});
    canvas.open("qr", view::Role::image, content, box);
    draw_code(canvas, centred(box, side, side), modules);
    canvas.close();
}

}  // namespace ui
