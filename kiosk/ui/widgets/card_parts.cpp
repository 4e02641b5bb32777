#include "kiosk/ui/widgets/card_parts.h"

#include "kiosk/ui/widgets/button.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kIcon = 8.0F;
constexpr float kIconGap = 2.6F;
/// Between paragraphs, and over and under them.
constexpr float kLeastGap = 0.3F;
/// Paragraphs that spread leave that to the ink that stands out of their lines; large ones, whose
/// lines are close, need it between them.
constexpr float kOverInk = 1.0F;

/// Line heights of a card: the role's own, or tighter when the paragraphs would not fit.
enum class Leading { usual, tight };

float leading_of(Canvas& canvas, Leading leading) {
    if (leading == Leading::usual) return 0;
    return canvas.grand() ? 1.0F : 1.05F;
}

Words lead_words(Canvas& canvas, const view::CardLine& line, Leading leading) {
    const auto role = line.number ? TextRole::chiffre : TextRole::corps;
    const auto ink = line.number ? canvas.theme().urgencre : canvas.theme().encre;
    Words words{line.lead, role, Weight::bold, ink};
    if (!line.number) words.line_factor = leading_of(canvas, leading);
    return words;
}

Words rest_words(Canvas& canvas, const view::CardLine& line, Leading leading) {
    Words words{line.text, TextRole::corps, Weight::regular, canvas.theme().encre};
    words.line_factor = leading_of(canvas, leading);
    return words;
}

float icon_room(Canvas& canvas, const view::CardLine& line) {
    return line.icon == view::Icon::none ? 0 : canvas.mm(kIcon) + canvas.mm(kIconGap);
}

float height_of(Canvas& canvas, const Words& words, float width) {
    return words.utf8.empty() ? 0 : canvas.measure(words, width).height;
}

float line_height(Canvas& canvas, const view::CardLine& line, float width, Leading leading) {
    const float room = width - icon_room(canvas, line);
    const Words lead = lead_words(canvas, line, leading);
    const Words rest = rest_words(canvas, line, leading);
    return height_of(canvas, lead, room) + canvas.between(lead, rest, room) +
           height_of(canvas, rest, room);
}

void draw_line(Canvas& canvas, Rect rect, const view::CardLine& line, Leading leading,
               const std::string& id) {
    const bool has_both = !line.lead.empty() && !line.text.empty();
    const std::string label = line.lead + (has_both ? " " : "") + line.text;
    canvas.open(id, view::Role::text, label, rect);
    const Words lead = lead_words(canvas, line, leading);
    const Words text = rest_words(canvas, line, leading);
    const Words& first = line.lead.empty() ? text : lead;
    if (line.icon != view::Icon::none) {
        const float size = canvas.mm(kIcon);
        Rect at = cut_start(rect, size, canvas.mm(kIconGap));
        at.height = canvas.line_height(first);
        const auto& theme = canvas.theme();
        canvas.two_tone(line.icon, start_square(at, size), theme.icofond, theme.icotrait);
    }
    const float lead_height = height_of(canvas, lead, rect.width);
    const float between = canvas.between(lead, text, rect.width);
    if (lead_height > 0) canvas.text(cut_top(rect, lead_height, between), lead);
    if (!line.text.empty()) canvas.text(rect, text);
    canvas.close();
}

float total_height(Canvas& canvas, float width, const std::vector<view::CardLine>& lines,
                   Leading leading) {
    float total = 0;
    for (const auto& line : lines) total += line_height(canvas, line, width, leading);
    return total;
}

}  // namespace

void card_ground(Canvas& canvas, const Rect& rect) {
    const auto& theme = canvas.theme();
    canvas.framed(rect, theme.surface, theme.contour, canvas.t2(), canvas.mm(space::r3));
}

void card_lines(Canvas& canvas, const Rect& rect, const std::vector<view::CardLine>& lines,
                const std::string& prefix) {
    if (lines.empty()) return;
    auto leading = Leading::usual;
    float total = total_height(canvas, rect.width, lines, leading);
    const auto gaps = static_cast<float>(lines.size() - 1);
    const float margins = canvas.mm(kLeastGap) * (gaps + 2);
    if (total + margins > rect.height) {
        leading = Leading::tight;
        total = total_height(canvas, rect.width, lines, leading);
    }
    const float spare = rect.height - total - (canvas.grand() ? 0 : canvas.mm(2 * kOverInk));
    const float gap =
        gaps < 1 ? 0 : std::clamp(spare / gaps, canvas.mm(kLeastGap), canvas.mm(space::e3));
    const float whole = std::min(rect.height, total + gap * gaps);
    const auto& front = lines.front();
    const auto& back = lines.back();
    Rect words = rect;
    cut_start(words, std::max(icon_room(canvas, front), icon_room(canvas, back)));
    words = canvas.block(
        words, whole,
        front.lead.empty() ? rest_words(canvas, front, leading)
                           : lead_words(canvas, front, leading),
        back.text.empty() ? lead_words(canvas, back, leading) : rest_words(canvas, back, leading));
    Rect rest{rect.x, words.y, rect.width, words.height};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const float height = line_height(canvas, lines[i], rect.width, leading);
        const float room = std::min(height, rest.height);
        draw_line(canvas, cut_top(rest, room, gap), lines[i], leading,
                  prefix + "." + std::to_string(i + 1));
    }
}

namespace {

ButtonStyle pager_style() {
    ButtonStyle style;
    style.role = TextRole::titre;
    style.icon_only = true;
    return style;
}

/// "1 / 14", smaller when it must be; then "1/14", over the margins of its column.
void page_number(Canvas& canvas, Rect rect, const std::string& text) {
    Words words{text, TextRole::corps, Weight::bold, canvas.theme().encre, Align::centre, 1};
    if (canvas.measure(words, 0).width > rect.width) words.role = TextRole::repere;
    std::string tight = text;
    if (canvas.measure(words, 0).width > rect.width) {
        tight.erase(std::remove(tight.begin(), tight.end(), ' '), tight.end());
        words.utf8 = tight;
        rect = inset(rect, -canvas.mm(space::e1), 0);
    }
    canvas.open("page", view::Role::text, text, rect);
    canvas.label(rect, words);
    canvas.close();
}

}  // namespace

void pager_column(Canvas& canvas, const Rect& column, const view::Pager& pages) {
    const float middle = canvas.em(TextRole::corps) * 1.3F + 2 * canvas.mm(space::e1);
    const float lip = canvas.mm(space::lip);
    const float height = std::floor((column.height - middle - 2 * lip) / 2);
    Rect rest = column;
    button(canvas, cut_top(rest, height, lip), pages.up, pager_style());
    page_number(canvas, cut_top(rest, middle), pages.text);
    rest.height = height;
    button(canvas, rest, pages.down, pager_style());
}

void pager_row(Canvas& canvas, const Rect& row, const view::Pager& pages) {
    const float gap = canvas.mm(space::e2);
    const float width = canvas.mm(20);
    Rect rest = row;
    const Rect down = cut_end(rest, width, gap);
    button(canvas, cut_start(rest, width, gap), pages.up, pager_style());
    page_number(canvas, rest, pages.text);
    button(canvas, down, pages.down, pager_style());
}

}  // namespace ui
