#include "kiosk/ui/widgets/list_row.h"

#include "kiosk/ui/widgets/fact.h"
#include "kiosk/ui/widgets/plate.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kIcon = 12.0F;
/// Between the lines of a long name; in large text its second line leaves room to Arabic.
constexpr float kTwoLines = 1.03F;
constexpr float kTwoLinesGrand = 0.98F;
constexpr float kTwoLinesOverArabic = 0.94F;

Look row_look(Canvas& canvas, const Touchable& state) {
    const auto& t = canvas.theme();
    Look look{t.surface, t.contour, t.contour, t.encre, t.seuil};
    look.line = canvas.t2();
    look.radius = canvas.mm(space::r3);
    if (!t.two_inks) look.body = mixed(look.body, t.nonpale, state.pressed);
    return look_now(canvas, look, state);
}

Words line_of(Canvas& canvas, std::string_view utf8, Weight weight) {
    Words words{utf8, TextRole::corps, weight, canvas.theme().encre};
    words.line_factor = canvas.grand() ? 1.03F : 1.15F;
    words.max_lines = 1;
    return words;
}

/// In large text the end stands against the name, which alone is bold.
Weight end_weight(const Canvas& canvas, const view::FicheRow& row) {
    return row.end_is_place || canvas.grand() ? Weight::regular : Weight::bold;
}

/// Between the name and the end; in large text a line stands in the middle of it.
float end_gap(Canvas& canvas) {
    return canvas.mm(canvas.grand() ? 2 * space::e2 : space::e3);
}

/// Facts side by side, then below; one that finds no room is left to the fiche itself.
void draw_facts(Canvas& canvas, Rect line, Rect below, const std::vector<view::Fact>& facts) {
    bool is_first = true;
    for (const auto& fact : facts) {
        const float width = fact_inline_width(canvas, fact, TextRole::corps);
        if (width > line.width && !is_first) {
            if (below.height < line.height) return;
            line = cut_top(below, line.height);
        }
        const float room = std::min(width, line.width);
        fact_inline(canvas, cut_start(line, room, canvas.mm(5.0F)), fact, TextRole::corps);
        is_first = false;
    }
}

/// Room for the minutes beside the first fact; 0 when they find none.
float minutes_width(Canvas& canvas, const view::FicheRow& row, float width) {
    if (row.end_second.empty()) return 0;
    const Words minutes = line_of(canvas, row.end_second, Weight::regular);
    const float facts =
        row.facts.empty() ? 0 : fact_inline_width(canvas, row.facts.front(), TextRole::corps);
    const float needed = std::ceil(canvas.measure(minutes, 0).width) + 1 + canvas.mm(space::e2);
    return needed + facts <= width ? needed : 0;
}

/// All that the facts say, in one line.
std::string joined(const std::vector<view::Fact>& facts) {
    std::string all;
    for (const auto& fact : facts) all += fact.text + ' ';
    return all;
}

/// Lines that the facts and the minutes take, all of them shown.
int fact_lines(Canvas& canvas, const view::FicheRow& row, float width) {
    if (row.facts.empty()) return row.end_second.empty() ? 0 : 1;
    float left = width - minutes_width(canvas, row, width);
    int lines = 1;
    for (std::size_t i = 0; i < row.facts.size(); ++i) {
        const float fact = fact_inline_width(canvas, row.facts[i], TextRole::corps);
        if (i > 0 && fact > left) {
            ++lines;
            left = width;
        }
        left -= fact + canvas.mm(5.0F);
    }
    return lines;
}

/// So that a name and what stands at its end are not read as one phrase.
void draw_separation(Canvas& canvas, const Rect& end) {
    const float x = end.x - canvas.mm(space::e2);
    const float inset_y = std::round(end.height * 0.16F);
    canvas.fill({x, end.y + inset_y, canvas.t2(), end.height - 2 * inset_y},
                canvas.theme().contour);
}

/// Distance over minutes, end-aligned; each line leaves to the words what it does not need.
void draw_end(Canvas& canvas, Rect& first, Rect& second, const view::FicheRow& row) {
    const auto draw = [&](Rect& line, const std::string& utf8, Weight weight, float gap) {
        if (utf8.empty()) return Rect{};
        Words words = line_of(canvas, utf8, weight);
        words.align = Align::end;
        const float width = std::ceil(canvas.measure(words, 0).width) + 1;
        Rect at = cut_end(line, std::min(width, line.width), gap);
        at.height = canvas.line_height(words);
        canvas.text(at, words);
        return at;
    };
    const bool parts = canvas.grand() && !row.end.empty();
    const float gap = parts ? end_gap(canvas) : canvas.mm(space::e2);
    const Rect end = draw(first, row.end, end_weight(canvas, row), gap);
    if (parts) draw_separation(canvas, end);
    if (minutes_width(canvas, row, second.width) > 0) {
        draw(second, row.end_second, Weight::regular, canvas.mm(space::e2));
    }
}

float end_width(Canvas& canvas, const view::FicheRow& row) {
    if (row.end.empty()) return 0;
    const Words end = line_of(canvas, row.end, end_weight(canvas, row));
    return std::ceil(canvas.measure(end, 0).width) + 1 + end_gap(canvas);
}

/// A long name takes two lines, closer together, and the place of the distance if it must.
struct NameFit {
    float height;
    bool beside_end;
};

NameFit fit_name(Canvas& canvas, Words& name, const Rect& box, const view::FicheRow& row) {
    const float room = box.width - end_width(canvas, row);
    if (canvas.measure(name, 0).width > room) {
        name.max_lines = 2;
        name.line_factor = canvas.grand() ? kTwoLinesGrand : kTwoLines;
        if (canvas.grand() && canvas.mirrors()) name.line_factor = kTwoLinesOverArabic;
    }
    const auto beside = canvas.measure(name, room);
    // Large Arabic beside a name of two lines would reach over its row.
    const bool is_too_tall = beside.lines > 1 && canvas.grand() && canvas.mirrors();
    if (!beside.clipped && !is_too_tall) return {beside.height, true};
    return {canvas.measure(name, box.width).height, false};
}

}  // namespace

void list_row(Canvas& canvas, const Rect& rect, const view::FicheRow& row) {
    const auto state = canvas.open(row.action, view::Role::row, rect);
    const Look look = row_look(canvas, state);
    Rect rest = inset(plate(canvas, rect, look, state), canvas.mm(3.0F), look.line);
    if (row.action.icon != view::Icon::none) {
        const float size = canvas.mm(kIcon);
        const Rect at = start_square(cut_start(rest, size, canvas.mm(2.6F)), size);
        tile_icon(canvas, row.action.icon, at, state);
    }
    Words name = line_of(canvas, row.action.label, Weight::bold);
    const std::string said = joined(row.facts);
    const Words below = line_of(canvas, said, Weight::regular);
    const float line = canvas.line_height(below);
    const auto fit = fit_name(canvas, name, rest, row);
    const int most = std::max(1, static_cast<int>((rest.height - fit.height) / line));
    const auto lines = static_cast<float>(std::min(fact_lines(canvas, row, rest.width), most));
    const float gap = lines > 0 ? canvas.gap_in(rest, name, below) : 0;
    rest = canvas.block(rest, fit.height + gap + line * lines, name, lines > 0 ? below : name);
    Rect first = cut_top(rest, fit.height, gap);
    Rect second = cut_top(rest, std::min(line, rest.height));
    if (fit.beside_end) draw_end(canvas, first, second, row);
    canvas.text(first, name);
    draw_facts(canvas, second, rest, row.facts);
    canvas.close();
}

}  // namespace ui
