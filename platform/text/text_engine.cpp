#include "platform/text/text_engine.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace platform {
namespace {

/// A screen lays out some 60 texts; past this many the oldest screens are long gone.
constexpr std::size_t kMaxLayouts = 2000;
constexpr std::size_t kMaxPages = 8;

/// From the centre of a line to its baseline, as a share of the em: the ink of common words is then
/// in the middle. Arabic reaches further down than Latin.
constexpr float kBaselineLatin = 0.335F;
constexpr float kBaselineArabic = 0.29F;

std::string key_of(const ui::Paragraph& p) {
    const std::array<int, 5> parts{static_cast<int>(p.style.em_px),
                                   static_cast<int>(p.style.weight), static_cast<int>(p.direction),
                                   static_cast<int>(p.max_width), p.max_lines};
    std::string key{p.utf8};
    for (const int part : parts) {
        key += '\x1F';
        key += std::to_string(part);
    }
    return key;
}

FaceName face_of(ui::IconStyle style) {
    switch (style) {
        case ui::IconStyle::duotone:
            return FaceName::phosphor_duotone;
        case ui::IconStyle::bold:
            return FaceName::phosphor_bold;
        case ui::IconStyle::fill:
            return FaceName::phosphor_fill;
    }
    return FaceName::phosphor_bold;
}

/// One glyph as two triangles; `flip` swaps its left and right.
void add_quad(ImDrawList& list, const AtlasGlyph& glyph, ImVec2 at, ImU32 colour, bool flip) {
    const auto width = static_cast<float>(glyph.page->width);
    const auto height = static_cast<float>(glyph.page->height);
    const auto x = static_cast<float>(glyph.x);
    const auto y = static_cast<float>(glyph.y);
    const auto w = static_cast<float>(glyph.width);
    const auto h = static_cast<float>(glyph.height);
    ImVec2 uv_start{x / width, y / height};
    ImVec2 uv_end{(x + w) / width, (y + h) / height};
    if (flip) std::swap(uv_start.x, uv_end.x);
    list.PushTextureID(glyph.page);
    list.PrimReserve(6, 4);
    list.PrimRectUV(at, {at.x + w, at.y + h}, uv_start, uv_end, colour);
    list.PopTextureID();
}

ui::TextBox box_of(const Layout& layout, const ui::TextStyle& style) {
    const float height = std::round(style.em_px * style.line_factor);
    const auto lines = static_cast<int>(layout.lines.size());
    return {static_cast<float>(layout.width), static_cast<float>(lines) * height, lines,
            layout.clipped};
}

float line_height(const ui::TextBox& box) {
    return box.lines == 0 ? 0 : box.height / static_cast<float>(box.lines);
}

/// From the top of a line to its baseline.
float baseline_in_line(const ui::Paragraph& paragraph, float height) {
    const bool rtl = paragraph.direction == ui::Direction::rtl;
    return height / 2 + (rtl ? kBaselineArabic : kBaselineLatin) * paragraph.style.em_px;
}

/// How far right of the box's left edge a line starts.
float indent_of(const ui::Paragraph& paragraph, float box_width, float line_width) {
    const bool rtl = paragraph.direction == ui::Direction::rtl;
    const float room = box_width - line_width;
    switch (paragraph.align) {
        case ui::Align::start:
            return rtl ? room : 0;
        case ui::Align::centre:
            return room / 2;
        case ui::Align::end:
            return rtl ? 0 : room;
    }
    return 0;
}

}  // namespace

Result<std::unique_ptr<TextEngine>> TextEngine::open(const std::string& folder) {
    auto faces = Faces::open(folder);
    if (!faces) return faces.error();
    return std::unique_ptr<TextEngine>{new TextEngine{*std::move(faces)}};
}

Layout& TextEngine::layout(const ui::Paragraph& paragraph) {
    auto key = key_of(paragraph);
    const auto known = layouts_.find(key);
    if (known != layouts_.end()) return known->second;
    if (layouts_.size() >= kMaxLayouts) layouts_.clear();
    return layouts_.emplace(std::move(key), lay_out(paragraph, faces_)).first->second;
}

ui::TextBox TextEngine::measure(const ui::Paragraph& paragraph) {
    return box_of(layout(paragraph), paragraph.style);
}

LineInk TextEngine::ink_of(const LayoutLine& line) {
    LineInk ink{0, 0};
    bool is_first = true;
    for (const auto& placed : line.glyphs) {
        const auto& glyph = atlas_.glyph(placed.face, placed.em_px, placed.glyph);
        if (glyph.page == nullptr) continue;
        const int top = glyph.top - placed.y;
        ink.top = is_first ? top : std::min(ink.top, top);
        ink.bottom = is_first ? top + glyph.height : std::max(ink.bottom, top + glyph.height);
        is_first = false;
    }
    return ink;
}

ui::TextInk TextEngine::measure_ink(const ui::Paragraph& paragraph) {
    auto& laid_out = layout(paragraph);
    ui::TextInk out{box_of(laid_out, paragraph.style)};
    const float height = line_height(out.box);
    const float baseline = baseline_in_line(paragraph, height);
    float top = 0;
    for (auto& line : laid_out.lines) {
        if (!line.ink) line.ink = ink_of(line);
        const float at = std::round(top + baseline);
        const bool is_first = top <= 0;
        const float ink_top = at + static_cast<float>(line.ink->top);
        const float ink_bottom = at + static_cast<float>(line.ink->bottom);
        out.top = is_first ? ink_top : std::min(out.top, ink_top);
        out.bottom = is_first ? ink_bottom : std::max(out.bottom, ink_bottom);
        top += height;
    }
    return out;
}

ui::TextBox TextEngine::draw(ImDrawList& list, const ui::Paragraph& paragraph, ImVec2 at,
                             ImU32 colour) {
    const auto& laid_out = layout(paragraph);
    const auto box = box_of(laid_out, paragraph.style);
    const float box_width = paragraph.max_width > 0 ? paragraph.max_width : box.width;
    const float height = line_height(box);
    const float from_top = baseline_in_line(paragraph, height);

    float top = at.y;
    for (const auto& line : laid_out.lines) {
        const float left = at.x + indent_of(paragraph, box_width, static_cast<float>(line.width));
        const float baseline = std::round(top + from_top);
        for (const auto& placed : line.glyphs) {
            const auto& glyph = atlas_.glyph(placed.face, placed.em_px, placed.glyph);
            if (glyph.page == nullptr) continue;
            add_quad(list, glyph,
                     {std::round(left) + static_cast<float>(placed.x + glyph.left),
                      baseline + static_cast<float>(glyph.top - placed.y)},
                     colour, false);
        }
        top += height;
    }
    return box;
}

void TextEngine::draw_icon(ImDrawList& list, const ui::IconGlyph& icon, ImVec2 at, ImU32 colour) {
    const auto face = face_of(icon.style);
    const int em = static_cast<int>(std::lround(icon.size_px));
    const auto& glyph = atlas_.glyph(face, em, faces_.glyph_of(face, icon.codepoint));
    if (glyph.page == nullptr) return;
    const float baseline = std::round(at.y + faces_.ascent_share(face) * static_cast<float>(em));
    const int offset = icon.mirrored ? em - glyph.left - glyph.width : glyph.left;
    const float left = std::round(at.x) + static_cast<float>(offset);
    add_quad(list, glyph, {left, baseline + static_cast<float>(glyph.top)}, colour, icon.mirrored);
}

void TextEngine::forget() {
    layouts_.clear();
    if (atlas_.page_count() > kMaxPages) atlas_.clear();
}

}  // namespace platform
