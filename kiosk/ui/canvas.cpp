#include "kiosk/ui/canvas.h"

#include "kiosk/ui/icons.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace ui {
namespace {

constexpr float kPi = 3.14159265F;

/// Lines of text by role: Latin, large, Arabic.
constexpr std::array<float, 5> kLine{1.25F, 1.24F, 1.16F, 1.05F, 1.0F};
constexpr std::array<float, 5> kGrandLine{1.16F, 1.10F, 1.08F, 1.08F, 1.0F};
constexpr std::array<float, 5> kArabicLine{1.30F, 1.30F, 1.20F, 1.05F, 1.0F};

Align opposite(Align align) {
    if (align == Align::centre) return align;
    return align == Align::start ? Align::end : Align::start;
}

/// The lead byte of a letter of Hebrew, Arabic, Syriac…: U+0580 to U+08FF.
bool leads_rtl_letter(unsigned char byte) {
    return byte >= 0xD6 && byte <= 0xE0;
}
bool is_latin_letter(unsigned char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

ImVec2 top_left(const Rect& rect) {
    return {rect.x, rect.y};
}
ImVec2 bottom_right(const Rect& rect) {
    return {rect.x + rect.width, rect.y + rect.height};
}

}  // namespace

Canvas::Canvas(Tools tools, const view::Screen& screen, const Attention& attention)
    : tools_(tools),
      theme_(ui::theme(screen.theme)),
      attention_(attention),
      size_(screen.text),
      rtl_(screen.rtl),
      mirrors_(screen.rtl) {
    tree_.screen = screen.id;
}

float Canvas::t1() const {
    return mm(theme_.two_inks ? 0.45F : 0.3F);
}
float Canvas::t2() const {
    return mm(theme_.two_inks ? 0.65F : 0.45F);
}
float Canvas::t3() const {
    return mm(theme_.two_inks ? 1.2F : 0.9F);
}

Rect Canvas::mirrored(const Rect& rect) const {
    if (!mirrors_) return rect;
    return {tools_.metrics.width - rect.x - rect.width, rect.y, rect.width, rect.height};
}
ImVec2 Canvas::mirrored(ImVec2 point) const {
    return mirrors_ ? ImVec2{tools_.metrics.width - point.x, point.y} : point;
}

void Canvas::fill(const Rect& rect, ImU32 colour, float radius) {
    const Rect at = mirrored(rect);
    tools_.list.AddRectFilled(top_left(at), bottom_right(at), colour, radius);
}

void Canvas::framed(const Rect& rect, ImU32 body, ImU32 outline, float thickness, float radius) {
    fill(rect, outline, radius);
    fill(inset(rect, thickness), body, std::max(0.0F, radius - thickness));
}

void Canvas::ring(const Rect& rect, ImU32 colour, float thickness, float radius) {
    const Rect line = mirrored(inset(rect, thickness / 2));
    tools_.list.AddRect({line.x - 0.5F, line.y - 0.5F},
                        {line.x + line.width + 0.5F, line.y + line.height + 0.5F}, colour,
                        std::max(0.0F, radius - thickness / 2), 0, thickness);
}

void Canvas::disc(ImVec2 centre, float radius, ImU32 colour) {
    tools_.list.AddCircleFilled(mirrored(centre), radius, colour);
}

void Canvas::quad(const std::array<ImVec2, 4>& points, ImU32 colour) {
    std::array<ImVec2, 4> at = points;
    for (auto& point : at) point = mirrored(point);
    // The fill is smoothed on its outer side only when the points turn clockwise.
    if (mirrors_) std::reverse(at.begin(), at.end());
    tools_.list.AddQuadFilled(at[0], at[1], at[2], at[3], colour);
}

void Canvas::door(const Rect& rect, ImU32 colour) {
    const Rect at = mirrored(rect);
    const float radius = at.width / 2;
    auto& list = tools_.list;
    list.PathLineTo({at.x, at.y + at.height});
    list.PathArcTo({at.x + radius, at.y + radius}, radius, kPi, 2 * kPi, 48);
    list.PathLineTo(bottom_right(at));
    list.PathFillConvex(colour);
}

void Canvas::icon(view::Icon icon, IconStyle style, const Rect& box, ImU32 colour) {
    if (icon == view::Icon::none) return;
    const auto glyph = glyphs(icon);
    const IconGlyph drawn{style, glyph.base, box.width, rtl_ && glyph.mirrors};
    tools_.text.draw_icon(tools_.list, drawn, top_left(mirrored(box)), colour);
}

void Canvas::two_tone(view::Icon icon, const Rect& box, ImU32 lower, ImU32 upper) {
    if (icon == view::Icon::none) return;
    const auto glyph = glyphs(icon);
    const bool flip = rtl_ && glyph.mirrors;
    const ImVec2 at = top_left(mirrored(box));
    auto& text = tools_.text;
    const bool has_lower = (lower & IM_COL32_A_MASK) != 0;
    const auto style = IconStyle::duotone;
    const IconGlyph base{style, glyph.base, box.width, flip};
    if (has_lower) text.draw_icon(tools_.list, base, at, lower);
    text.draw_icon(tools_.list, {style, glyph.upper, box.width, flip}, at, upper);
}

bool Canvas::reads_against(std::string_view utf8) const {
    if (!rtl_) return false;
    const auto leads_ltr = [](unsigned char byte) {
        return is_latin_letter(byte) || (byte >= '0' && byte <= '9');
    };
    return std::any_of(utf8.begin(), utf8.end(), leads_ltr) &&
           std::none_of(utf8.begin(), utf8.end(), leads_rtl_letter);
}

float Canvas::default_line(const Words& words) const {
    const auto role = static_cast<std::size_t>(words.role);
    const auto& lines = grand() ? kGrandLine : rtl_ ? kArabicLine : kLine;
    const float of_role = lines.at(role);
    if (words.line_factor <= 0) return of_role;
    return rtl_ && !grand() ? words.line_factor + 0.05F : words.line_factor;
}

float Canvas::em(const Words& words) const {
    return std::round(em(words.role) * words.scale);
}

float Canvas::line_height(const Words& words) const {
    return em(words) * default_line(words);
}

Paragraph Canvas::paragraph(const Words& words, float max_width) const {
    Paragraph out;
    out.utf8 = words.utf8;
    out.style = {em(words), words.weight, default_line(words)};
    out.direction = rtl_ ? Direction::rtl : Direction::ltr;
    out.max_width = std::floor(max_width + 0.1F);  // what cutting rects lost in rounding
    out.max_lines = words.max_lines;
    out.align = words.align;
    if (words.direction) {
        out.direction = *words.direction;
    } else if (reads_against(words.utf8)) {
        out.direction = Direction::ltr;
        out.align = opposite(words.align);
    }
    return out;
}

TextBox Canvas::measure(const Words& words, float max_width) {
    return tools_.text.measure(paragraph(words, max_width));
}

TextBox Canvas::text(const Rect& box, const Words& words) {
    assert(is_open_);
    const auto what = paragraph(words, box.width);
    const TextBox size = tools_.text.measure(what);
    const Rect at = mirrored(box);
    const float y = std::round(at.y + (at.height - size.height) / 2);
    const TextBox drawn = tools_.text.draw(tools_.list, what, {at.x, y}, words.colour);
    note(drawn, drawn.height <= box.height + 1.0F, what.style.em_px);
    return drawn;
}

void Canvas::note(const TextBox& drawn, bool fits, float em_px) {
    auto& node = tree_.nodes.back();
    node.clipped = node.clipped || drawn.clipped || !fits;
    const float capital = tools_.metrics.capital_mm(em_px);
    const bool is_first = node.text_height_mm <= 0;
    node.text_height_mm = is_first ? capital : std::min(node.text_height_mm, capital);
}

TextBox Canvas::text_node(const std::string& id, view::Role role, const Rect& box,
                          const Words& words) {
    if (words.utf8.empty()) return {};
    const TextBox size = measure(words, box.width);
    Rect tight{box.x, std::round(box.y + (box.height - size.height) / 2), size.width, size.height};
    if (words.align == Align::centre) tight.x += (box.width - size.width) / 2;
    if (words.align == Align::end) tight.x += box.width - size.width;
    open(id, role, std::string{words.utf8}, tight);
    const TextBox drawn = text(box, words);
    close();
    return drawn;
}

void Canvas::open(const std::string& id, view::Role role, const std::string& label,
                  const Rect& rect) {
    assert(!is_open_);
    is_open_ = true;
    view::Node node;
    node.id = id;
    node.role = role;
    node.label = label;
    node.rect = mirrored(rect);
    tree_.nodes.push_back(std::move(node));
    intents_.emplace_back();
}

Touchable Canvas::open(const view::Action& action, view::Role role, const Rect& rect) {
    open(action.id, role, action.spoken.empty() ? action.label : action.spoken, rect);
    auto& node = tree_.nodes.back();
    node.enabled = action.enabled;
    node.actionable = true;
    node.focused = action.enabled && action.id == attention_.focused;
    if (action.chosen) node.value = "choisi";
    intents_.back() = action.intent;

    const bool is_down = action.enabled && action.id == attention_.pressed;
    auto& animator = tools_.animator;
    Touchable state;
    state.pressed = animator.toward(action.id + "/press", is_down ? 1 : 0, motion::press_ms);
    state.lit = animator.toward(action.id + "/lit", action.chosen ? 1 : 0, motion::light_up_ms);
    state.focused = node.focused;
    state.enabled = action.enabled;
    return state;
}

void Canvas::say(const std::string& value) {
    assert(is_open_);
    tree_.nodes.back().value = value;
}

void Canvas::close() {
    assert(is_open_);
    is_open_ = false;
}

void Canvas::cover() {
    assert(!is_open_);
    tree_.nodes.clear();
    intents_.clear();
}

}  // namespace ui
