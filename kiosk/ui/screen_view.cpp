#include "kiosk/ui/screen_view.h"

#include "kiosk/ui/screens/screens.h"
#include "kiosk/ui/widgets/bars.h"
#include "kiosk/ui/widgets/dialog.h"

#include <algorithm>

namespace ui {
namespace {

/// Where the two bars and the content between them are.
struct Bands {
    Rect top;
    Rect content;
    Rect bottom;
};

/// A panel so high that a seated person does not reach its top.
constexpr float kHighPanelMm = 200.0F;
constexpr float kContentMm = 96.0F;

Bands bands_of(const Canvas& canvas, const view::Screen& screen) {
    const auto& metrics = canvas.metrics();
    Rect rest{0, 0, metrics.width, metrics.height};
    Bands bands;
    if (screen.bottom) bands.bottom = cut_bottom(rest, canvas.mm(space::bottom_bar));
    const bool is_high = metrics.height / metrics.px_per_mm > kHighPanelMm;
    if (screen.low_reach && is_high) {
        if (screen.top) bands.top = cut_bottom(rest, canvas.mm(space::top_bar));
        bands.content = cut_bottom(rest, std::min(rest.height, canvas.mm(kContentMm)));
        return bands;
    }
    if (screen.top) bands.top = cut_top(rest, canvas.mm(space::top_bar));
    bands.content = rest;
    return bands;
}

/// What a page is: its screen, and the elements it holds; a choice or a word typed is no new page.
std::string page_key(const view::Screen& screen, const view::Tree& tree) {
    std::string key = screen.id;
    if (!std::holds_alternative<view::Tiles>(screen.body)) return key;
    for (const auto& node : tree.nodes) {
        if (node.role == view::Role::tile) key += ' ' + node.id;
    }
    return key;
}

/// Fades and slides what was drawn since `first`.
void slide_in(ImDrawList& list, int first, float shown, float offset) {
    for (int i = first; i < list.VtxBuffer.Size; ++i) {
        auto& vertex = list.VtxBuffer[i];
        vertex.pos.x += std::round(offset * (1.0F - shown));
        vertex.col = faded(vertex.col, shown);
    }
}

}  // namespace

ScreenView::ScreenView(TextPort& text, Metrics metrics, Options options)
    : text_(text),
      metrics_(metrics),
      options_(std::move(options)),
      animator_(options_.reduced_motion) {}

view::Intent ScreenView::frame(ImDrawList& list, const view::Screen& screen, const Gesture& gesture,
                               double now_ms) {
    animator_.begin_frame(now_ms);
    const Metrics metrics = metrics_.for_text(screen.text);
    if (options_.ink != nullptr) *options_.ink = {};
    const Canvas::Tools tools{list, text_, metrics, animator_, options_.qr, options_.ink};
    Canvas canvas{tools, screen, attention_};
    draw(canvas, screen);
    tree_ = canvas.take_tree();
    intents_ = canvas.take_intents();
    animator_.end_frame();

    auto intent = follow_finger(gesture);
    if (gesture.move != FocusMove::none) intent = move_focus(screen, gesture.move);
    mark_focus();
    return intent;
}

void ScreenView::draw(Canvas& canvas, const view::Screen& screen) {
    const auto bands = bands_of(canvas, screen);
    canvas.fill({0, 0, metrics_.width, metrics_.height}, canvas.theme().fond);
    if (screen.top) top_bar(canvas, bands.top, *screen.top);
    draw_page(canvas, screen, bands.content);
    if (screen.bottom) bottom_bar(canvas, bands.bottom, *screen.bottom);
    if (!screen.dialog) return;
    canvas.cover();
    dialog(canvas, *screen.dialog);
}

void ScreenView::draw_page(Canvas& canvas, const view::Screen& screen, const Rect& content) {
    const int first = canvas.list().VtxBuffer.Size;
    std::visit([&](const auto& body) { draw_body(canvas, content, body); }, screen.body);
    const float shown =
        animator_.since_change("page", page_key(screen, canvas.tree()), motion::page_ms);
    if (shown >= 1) return;
    const float slide = canvas.mm(6) * (screen.rtl ? -1.0F : 1.0F);
    slide_in(canvas.list(), first, shown, slide);
}

int ScreenView::node_at(float x, float y) const {
    for (auto i = static_cast<int>(tree_.nodes.size()) - 1; i >= 0; --i) {
        const auto& node = tree_.nodes[static_cast<std::size_t>(i)];
        if (node.actionable && node.rect.contains(x, y)) return i;
    }
    return -1;
}

view::Intent ScreenView::follow_finger(const Gesture& gesture) {
    const bool went_down = gesture.down && !was_down_;
    const bool came_up = !gesture.down && was_down_;
    was_down_ = gesture.down;
    const int at = node_at(gesture.x, gesture.y);
    const bool is_on = at >= 0 && tree_.nodes[static_cast<std::size_t>(at)].enabled;
    const std::string id = is_on ? tree_.nodes[static_cast<std::size_t>(at)].id : std::string{};
    if (went_down) {
        attention_.pressed = id;
        attention_.focused.clear();
        return {};
    }
    if (came_up) {
        const bool is_same = is_on && id == attention_.pressed;
        attention_.pressed.clear();
        return is_same ? intents_[static_cast<std::size_t>(at)] : view::Intent{};
    }
    if (gesture.down && id != attention_.pressed) attention_.pressed.clear();
    return {};
}

int ScreenView::focused_node() const {
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
        const auto& node = tree_.nodes[i];
        if (node.actionable && node.enabled && node.id == attention_.focused) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

view::Intent ScreenView::move_focus(const view::Screen& screen, FocusMove move) {
    const int focused = focused_node();
    if (move == FocusMove::activate) {
        return focused >= 0 ? intents_[static_cast<std::size_t>(focused)] : view::Intent{};
    }
    if (move == FocusMove::back) {
        const bool has_back = screen.top && screen.top->back && !screen.dialog;
        return has_back ? screen.top->back->intent : view::Intent{};
    }
    const auto count = static_cast<int>(tree_.nodes.size());
    const int step = move == FocusMove::next ? 1 : -1;
    int at = focused >= 0 ? focused : (step > 0 ? -1 : count);
    for (int tried = 0; tried < count; ++tried) {
        at = (at + step + count) % count;
        const auto& node = tree_.nodes[static_cast<std::size_t>(at)];
        if (!node.actionable || !node.enabled) continue;
        attention_.focused = node.id;
        break;
    }
    return {};
}

void ScreenView::mark_focus() {
    for (auto& node : tree_.nodes) {
        node.focused = node.actionable && node.enabled && node.id == attention_.focused;
    }
}

}  // namespace ui
