#include "kiosk/ui/canvas.h"

#include "kiosk/ui/icons.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace ui {
namespace {

constexpr float kPi = 3.14159265F;

/// Lines of text by role: Latin, large, Arabic, large Arabic.
constexpr std::array<float, 5> kLine{1.25F, 1.24F, 1.16F, 1.05F, 1.0F};
constexpr std::array<float, 5> kGrandLine{1.16F, 1.10F, 1.08F, 1.08F, 1.0F};
constexpr std::array<float, 5> kArabicLine{1.30F, 1.30F, 1.20F, 1.05F, 1.0F};
constexpr std::array<float, 5> kGrandArabicLine{1.22F, 1.20F, 1.16F, 1.08F, 1.0F};

/// What Arabic needs over a line height chosen for Latin.
constexpr float kArabicLeading = 0.05F;

/// Between the ink of a text and the edge of what bears it.
constexpr float kInkMargin = 0.3F;

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
    note_shape(at, radius);
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
    const ImVec2 at = mirrored(centre);
    note_shape({at.x - radius, at.y - radius, 2 * radius, 2 * radius}, radius);
    tools_.list.AddCircleFilled(at, radius, colour);
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
    note_shape(at, 0);
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
    const int first = tools_.list.VtxBuffer.Size;
    tools_.text.draw_icon(tools_.list, drawn, top_left(mirrored(box)), colour);
    note_ink(first, {});
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
    const int first = tools_.list.VtxBuffer.Size;
    if (has_lower) text.draw_icon(tools_.list, base, at, lower);
    text.draw_icon(tools_.list, {style, glyph.upper, box.width, flip}, at, upper);
    note_ink(first, {});
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
    const bool is_arabic = rtl_ && !reads_against(words.utf8);
    const auto& latin = grand() ? kGrandLine : kLine;
    const auto& arabic = grand() ? kGrandArabicLine : kArabicLine;
    if (words.line_factor <= 0) return (is_arabic ? arabic : latin).at(role);
    return is_arabic ? words.line_factor + kArabicLeading : words.line_factor;
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

Canvas::Lines Canvas::lines_in(const Rect& box, const Words& words) {
    if (!words.inside) {
        const TextBox size = measure(words, box.width);
        return {centred(box, size.width, size.height), size.height <= box.height + 1.0F};
    }
    const auto ink = tools_.text.measure_ink(paragraph(words, box.width));
    Rect lines = settled(box, ink.box.height, ink.top, ink.bottom);
    lines.width = ink.box.width;
    return {lines, ink.bottom - ink.top <= box.height};
}

TextBox Canvas::text(const Rect& box, const Words& words) {
    assert(is_open_);
    const auto lines = lines_in(box, words);
    const auto what = paragraph(words, box.width);
    const int first = tools_.list.VtxBuffer.Size;
    const ImVec2 at{mirrored(box).x, lines.rect.y};
    const TextBox drawn = tools_.text.draw(tools_.list, what, at, words.colour);
    note_ink(first, words.utf8);
    note(drawn, lines.fit, what.style.em_px);
    return drawn;
}

float Canvas::ink_margin() const {
    return mm(kInkMargin);
}

/// Where lines lie in a body, whose ink is given from the top of the first.
Rect Canvas::settled(const Rect& body, float height, float ink_top, float ink_bottom) const {
    Rect lines = centred(body, body.width, height);
    const float top = lines.y + ink_top;
    const float bottom = lines.y + ink_bottom;
    const float least = body.y + ink_margin();
    const float most = body.y + body.height - ink_margin();
    const bool fits = bottom - top <= most - least;
    const float down = std::max(0.0F, std::ceil(least - top));
    const float up = std::max(0.0F, std::ceil(bottom - most));
    lines.y += fits ? down - up : std::round((least + most - top - bottom) / 2);
    return lines;
}

TextBox Canvas::label(const Rect& body, Words words) {
    words.inside = true;
    return text(body, words);
}

Rect Canvas::block(const Rect& body, float height, const Words& first, const Words& last) {
    const auto above = tools_.text.measure_ink(paragraph(first, body.width));
    const auto below = tools_.text.measure_ink(paragraph(last, body.width));
    return settled(body, height, above.top, height - below.box.height + below.bottom);
}

float Canvas::between(const Words& above, const Words& below, float width) {
    if (above.utf8.empty() || below.utf8.empty()) return 0;
    const auto upper = tools_.text.measure_ink(paragraph(above, width));
    const auto lower = tools_.text.measure_ink(paragraph(below, width));
    return std::max(0.0F, upper.bottom - upper.box.height - lower.top + 1);
}

float Canvas::gap_in(const Rect& body, const Words& above, const Words& below) {
    const auto upper = tools_.text.measure_ink(paragraph(above, body.width));
    const auto lower = tools_.text.measure_ink(paragraph(below, body.width));
    const float ink = upper.box.height - upper.top + lower.bottom;
    const float spare = std::floor(body.height - 2 * ink_margin() - ink);
    return std::clamp(spare, 0.0F, between(above, below, body.width));
}

void Canvas::pair(const Rect& body, Words above, const Words& below) {
    if (gap_in(body, above, below) < between(above, below, body.width)) {
        above.weight = Weight::regular;
    }
    const float first = measure(above, body.width).height;
    const float second = measure(below, body.width).height;
    const float gap = gap_in(body, above, below);
    Rect rest = block(body, first + gap + second, above, below);
    text(cut_top(rest, first, gap), above);
    rest.height = second;
    text(rest, below);
}

Words Canvas::fitted(Words words, float height) {
    const auto fits = [&] { return body_height(words, 0, 0) <= height; };
    if (!fits() && words.role == TextRole::titre) words.role = TextRole::corps;
    if (!fits()) words.weight = Weight::regular;
    if (!fits()) words.scale *= (height - 2 * ink_margin()) / body_height(words, 0, -ink_margin());
    return words;
}

float Canvas::body_height(const Words& words, float max_width, float outline) {
    const auto ink = tools_.text.measure_ink(paragraph(words, max_width));
    return std::ceil(ink.bottom - ink.top + 2 * (outline + ink_margin()));
}

void Canvas::note(const TextBox& drawn, bool fits, float em_px) {
    auto& node = tree_.nodes.back();
    node.clipped = node.clipped || drawn.clipped || !fits;
    const float capital = tools_.metrics.capital_mm(em_px);
    const bool is_first = node.text_height_mm <= 0;
    node.text_height_mm = is_first ? capital : std::min(node.text_height_mm, capital);
}

void Canvas::note_shape(const Rect& rect, float radius) {
    if (tools_.ink != nullptr) tools_.ink->shapes.push_back({rect, radius});
}

/// Every glyph is four vertices, the first at its top left, the third at its bottom right.
void Canvas::note_ink(int first_vertex, std::string_view utf8) {
    if (tools_.ink == nullptr || tree_.nodes.empty()) return;
    auto& plan = *tools_.ink;
    InkPlan::Mark mark{tree_.nodes.back().id, std::string{utf8}, {}, plan.shapes.size()};
    if (utf8.empty()) mark.node += " *";
    const auto& vertices = tools_.list.VtxBuffer;
    for (int i = first_vertex; i + 3 < vertices.Size; i += 4) {
        const ImVec2 from = vertices[i].pos;
        const ImVec2 to = vertices[i + 2].pos;
        mark.glyphs.push_back({from.x, from.y, to.x - from.x, to.y - from.y});
    }
    if (!mark.glyphs.empty()) plan.marks.push_back(std::move(mark));
}

TextBox Canvas::text_node(const std::string& id, view::Role role, const Rect& box,
                          const Words& words) {
    if (words.utf8.empty()) return {};
    Rect tight = lines_in(box, words).rect;
    tight.x = box.x;
    if (words.align == Align::centre) tight.x += (box.width - tight.width) / 2;
    if (words.align == Align::end) tight.x += box.width - tight.width;
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
    if (tools_.ink != nullptr) tools_.ink->marks.clear();
}

}  // namespace ui
