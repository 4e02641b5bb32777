#include "kiosk/ui/widgets/card_parts.h"

#include "kiosk/ui/widgets/button.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kIcon = 8.0F;
constexpr float kIconGap = 2.6F;

Words lead_words(Canvas& canvas, const view::CardLine& line) {
    const auto role = line.number ? TextRole::chiffre : TextRole::corps;
    const auto ink = line.number ? canvas.theme().urgencre : canvas.theme().encre;
    return {line.lead, role, Weight::bold, ink};
}

Words rest_words(Canvas& canvas, const view::CardLine& line) {
    return {line.text, TextRole::corps, Weight::regular, canvas.theme().encre};
}

float icon_room(Canvas& canvas, const view::CardLine& line) {
    return line.icon == view::Icon::none ? 0 : canvas.mm(kIcon) + canvas.mm(kIconGap);
}

float height_of(Canvas& canvas, const Words& words, float width) {
    return words.utf8.empty() ? 0 : canvas.measure(words, width).height;
}

float line_height(Canvas& canvas, const view::CardLine& line, float width) {
    const float room = width - icon_room(canvas, line);
    return height_of(canvas, lead_words(canvas, line), room) +
           height_of(canvas, rest_words(canvas, line), room);
}

void draw_line(Canvas& canvas, Rect rect, const view::CardLine& line, const std::string& id) {
    const bool has_both = !line.lead.empty() && !line.text.empty();
    const std::string label = line.lead + (has_both ? " " : "") + line.text;
    canvas.open(id, view::Role::text, label, rect);
    const Words lead = lead_words(canvas, line);
    const Words& first = line.lead.empty() ? rest_words(canvas, line) : lead;
    if (line.icon != view::Icon::none) {
        const float size = canvas.mm(kIcon);
        Rect at = cut_start(rect, size, canvas.mm(kIconGap));
        at.height = canvas.line_height(first);
        const auto& theme = canvas.theme();
        canvas.two_tone(line.icon, start_square(at, size), theme.icofond, theme.icotrait);
    }
    const float lead_height = height_of(canvas, lead, rect.width);
    if (lead_height > 0) canvas.text(cut_top(rect, lead_height), lead);
    if (!line.text.empty()) canvas.text(rect, rest_words(canvas, line));
    canvas.close();
}

float total_height(Canvas& canvas, float width, const std::vector<view::CardLine>& lines) {
    float total = 0;
    for (const auto& line : lines) total += line_height(canvas, line, width);
    return total;
}

}  // namespace

void card_ground(Canvas& canvas, const Rect& rect) {
    const auto& theme = canvas.theme();
    canvas.framed(rect, theme.surface, theme.contour, canvas.t2(), canvas.mm(space::r3));
}

float card_lines_height(Canvas& canvas, float width, const std::vector<view::CardLine>& lines) {
    const auto gaps = lines.empty() ? 0.0F : static_cast<float>(lines.size() - 1);
    return total_height(canvas, width, lines) + gaps * canvas.mm(space::e3);
}

void card_lines(Canvas& canvas, const Rect& rect, const std::vector<view::CardLine>& lines,
                const std::string& prefix) {
    if (lines.empty()) return;
    const float total = total_height(canvas, rect.width, lines);
    const auto gaps = static_cast<float>(lines.size() - 1);
    const float spare = rect.height - total;
    const float gap =
        gaps < 1 ? 0 : std::clamp(spare / gaps, canvas.mm(0.3F), canvas.mm(space::e3));
    Rect rest = centred(rect, rect.width, std::min(rect.height, total + gap * gaps));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const float height = line_height(canvas, lines[i], rect.width);
        const float room = std::min(height, rest.height);
        draw_line(canvas, cut_top(rest, room, gap), lines[i], prefix + "." + std::to_string(i + 1));
    }
}

void pager(Canvas& canvas, const Rect& column, const view::Pager& pages) {
    ButtonStyle style;
    style.role = TextRole::titre;
    style.icon_only = true;
    const float middle = canvas.em(TextRole::corps) * 1.3F + 2 * canvas.mm(space::e1);
    const float lip = canvas.mm(space::lip);
    const float height = std::floor((column.height - middle - 2 * lip) / 2);
    Rect rest = column;
    button(canvas, cut_top(rest, height, lip), pages.up, style);
    canvas.text_node(
        "page", view::Role::text, cut_top(rest, middle),
        {pages.text, TextRole::corps, Weight::bold, canvas.theme().encre, Align::centre, 1});
    rest.height = height;
    button(canvas, rest, pages.down, style);
}

}  // namespace ui
