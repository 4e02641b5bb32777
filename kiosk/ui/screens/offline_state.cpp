#include "kiosk/ui/screens/screens.h"
#include "kiosk/ui/widgets/button.h"
#include "kiosk/ui/widgets/card_parts.h"

#include <algorithm>

namespace ui {
namespace {

constexpr float kBanner = 20.0F;
constexpr float kSign = 9.0F;
/// In large text: letters that reach out of their line rarely meet those of the next.
constexpr float kTightLine = 0.9F;
constexpr float kInkOfLines = 1.06F;

/// The fact first, then what it means.
void draw_banner(Canvas& canvas, const Rect& rect, const view::OfflineState& body) {
    const auto& theme = canvas.theme();
    canvas.framed(rect, theme.attpale, theme.att, canvas.t2(), canvas.mm(space::r2));
    Rect rest = inset(rect, canvas.mm(space::e3), canvas.mm(0.6F));
    const float size = canvas.mm(10);
    canvas.icon(view::Icon::wifi_slash, IconStyle::bold,
                start_square(cut_start(rest, size, canvas.mm(2.8F)), size), theme.att);
    Words title{body.title, TextRole::titre, Weight::bold, theme.encre};
    if (canvas.grand()) title.line_factor = 1.0F;
    const Words text{body.text, TextRole::corps, Weight::regular, theme.encre};
    const float first = canvas.measure(title, rest.width).height;
    const float second = canvas.measure(text, rest.width).height;
    rest = canvas.block(rest, first + second, title, text);
    canvas.text_node("question", view::Role::heading, cut_top(rest, first), title);
    canvas.text_node("phrase", view::Role::text, rest, text);
}

float banner_height(Canvas& canvas, float width, const view::OfflineState& body) {
    const float room = width - 2 * canvas.mm(space::e3) - canvas.mm(12.8F);
    const Words title{body.title, TextRole::titre, Weight::bold};
    const Words text{body.text, TextRole::corps};
    const float words = canvas.measure(title, room).height + canvas.measure(text, room).height;
    return std::max(canvas.mm(kBanner), words + canvas.mm(2 * space::e1));
}

void draw_sign(Canvas& canvas, const Rect& box, bool works) {
    const auto& theme = canvas.theme();
    if (!works) {
        const Rect wide = inset(box, -canvas.mm(0.6F));
        canvas.icon(view::Icon::x_circle, IconStyle::bold, wide, theme.att);
        return;
    }
    const ImVec2 centre{box.x + box.width / 2, box.y + box.height / 2};
    canvas.disc(centre, box.width / 2, theme.oui);
    const float size = std::round(box.width * 0.62F);
    canvas.icon(view::Icon::check, IconStyle::bold, centred(box, size, size), theme.surface);
}

/// Opens the element of an item and draws its sign; returns where its words go.
Rect open_item(Canvas& canvas, Rect rect, const view::OfflineState::Item& item,
               const std::string& id) {
    const float size = canvas.mm(kSign);
    canvas.open(id, view::Role::text, item.what + ". " + item.how, rect);
    canvas.say(item.works ? "oui" : "non");
    draw_sign(canvas, start_square(rect, size), item.works);
    cut_start(rect, size, canvas.mm(3.2F));
    return rect;
}

void draw_item(Canvas& canvas, const Rect& rect, const view::OfflineState::Item& item,
               const std::string& id) {
    const auto& theme = canvas.theme();
    Rect rest = open_item(canvas, rect, item, id);
    const Words what{item.what, TextRole::corps, Weight::bold, theme.encre};
    const Words how{item.how, TextRole::corps, Weight::regular, theme.encre};
    canvas.pair(rest, what, how);
    canvas.close();
}

/// In large text: what works in one line, and how beside it when there is room; it is said anyway.
void draw_short_item(Canvas& canvas, const Rect& rect, const view::OfflineState::Item& item,
                     Words what, const std::string& id) {
    const auto& theme = canvas.theme();
    Rect rest = open_item(canvas, rect, item, id);
    what.utf8 = item.what;
    what.colour = theme.encre;
    what.inside = !canvas.mirrors();  // Arabic lines are tighter than their ink
    const float width = std::min(rest.width, std::ceil(canvas.measure(what, 0).width) + 1);
    canvas.text(cut_start(rest, width, canvas.mm(space::e2)), what);
    const Words how{item.how, TextRole::repere, Weight::regular, theme.encre2, Align::start, 1};
    if (canvas.measure(how, 0).width <= rest.width) canvas.label(rest, how);
    canvas.close();
}

void draw_short_items(Canvas& canvas, Rect area,
                      const std::vector<view::OfflineState::Item>& items) {
    const float height = std::floor(area.height / static_cast<float>(items.size()));
    // Written alike, as the tallest one must be to fit its line.
    Words what{"", TextRole::corps, Weight::bold, 0, Align::start, 1, kTightLine};
    for (const auto& item : items) {
        Words one = what;
        one.utf8 = item.what;
        one = canvas.fitted(one, height * kInkOfLines);
        what.weight = one.weight;
        what.scale = std::min(what.scale, one.scale);
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        draw_short_item(canvas, cut_top(area, height), items[i], what,
                        "service." + std::to_string(i + 1));
    }
}

/// Two columns, read row by row.
void draw_items(Canvas& canvas, const Rect& area,
                const std::vector<view::OfflineState::Item>& items) {
    const std::size_t row_count = (items.size() + 1) / 2;
    const auto rows = static_cast<float>(row_count);
    const float gap = canvas.mm(space::e2);
    const float width = std::floor((area.width - gap) / 2);
    const float height = std::floor(area.height / rows);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const float x = area.x + (i % 2 == 0 ? 0 : width + gap);
        const std::size_t row = i / 2;
        const float y = area.y + static_cast<float>(row) * height;
        draw_item(canvas, {x, y, width, height}, items[i], "service." + std::to_string(i + 1));
    }
}

}  // namespace

void draw_body(Canvas& canvas, const Rect& content, const view::OfflineState& body) {
    Rect page = page_of(canvas, content);
    const float gap = canvas.mm(space::e2);
    draw_banner(canvas, cut_top(page, banner_height(canvas, page.width, body), gap), body);

    const float action = row_height(canvas, {body.understood}, space::action);
    Rect row = cut_bottom(page, action + canvas.mm(space::lip), gap);
    row.height = action;
    card_ground(canvas, page);
    if (!body.items.empty()) {
        const Rect inside =
            inset(page, canvas.mm(5.0F), canvas.grand() ? canvas.t2() : canvas.mm(space::e1));
        canvas.grand() ? draw_short_items(canvas, inside, body.items)
                       : draw_items(canvas, inside, body.items);
    }
    const ButtonStyle primary{ButtonKind::primary};
    const Rect end = cut_end(row, button_width(canvas, body.understood, primary), gap);
    Words note{body.footnote, TextRole::corps, Weight::regular, canvas.theme().encre2};
    if (canvas.measure(note, row.width).height > row.height) {
        note.role = TextRole::repere;
        note.line_factor = 1.0F;
        row.height += canvas.mm(space::lip);
    }
    canvas.text_node("source", view::Role::text, row, note);
    button(canvas, end, body.understood, primary);
}

}  // namespace ui
