#include "platform/text/layout.h"

#include <algorithm>

namespace platform {
namespace {

constexpr char32_t kEllipsis = U'…';

/// A part of a hard line that goes on one line of the screen: characters [first, end).
struct Span {
    std::uint32_t first;
    std::uint32_t end;
};

/// 1/64 px to whole px, to the nearest.
int to_px(std::int64_t units) {
    return static_cast<int>((units + 32) >> 6);
}

bool is_space(char32_t c) {
    return c == U' ' || c == U'\t';
}

/// French signs that never start a line, even after a space that should have been a no-break one.
bool clings_to_word(char32_t c) {
    return c == U';' || c == U'?' || c == U'!' || c == U':' || c == U'»';
}

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// Whether a line may end after the character at `i`. A hyphen or a slash breaks inside a word
/// ("rendez-vous"), not before a figure ("10-12") nor at the start of a word ("/mois").
bool may_break_after(const std::u32string& text, std::size_t i) {
    if (i + 1 >= text.size() || is_space(text[i + 1])) return false;
    const char32_t c = text[i];
    const char32_t next = text[i + 1];
    if (is_space(c)) return !clings_to_word(next) && (i == 0 || text[i - 1] != U'«');
    const bool inside_word = i > 0 && !is_space(text[i - 1]);
    return (c == U'-' || c == U'\u2010' || c == U'/') && inside_word && !is_digit(next);
}

/// Advance of every character: a cluster's whole advance lies on its first character.
std::vector<std::int64_t> advances_of(const ShapedLine& line) {
    std::vector<std::int64_t> advances(line.text.size(), 0);
    for (const auto& run : line.runs) {
        for (const auto& glyph : run.glyphs) advances[glyph.cluster] += glyph.x_advance;
    }
    return advances;
}

std::int64_t width_of(const ShapedLine& line, const std::vector<std::int64_t>& advances,
                      Span span) {
    auto end = span.end;
    while (end > span.first && is_space(line.text[end - 1])) --end;
    std::int64_t width = 0;
    for (auto i = span.first; i < end; ++i) width += advances[i];
    return width;
}

/// Cuts a hard line greedily; a word wider than the box stays whole, alone, and is reported.
std::vector<Span> cut(const ShapedLine& line, int max_width_px, bool& clipped) {
    const auto size = static_cast<std::uint32_t>(line.text.size());
    const auto advances = advances_of(line);
    const auto limit = std::int64_t{max_width_px} * 64;
    const auto fits = [&](Span span) {
        return max_width_px == 0 || width_of(line, advances, span) <= limit;
    };
    std::vector<Span> spans;
    Span current{0, 0};
    std::uint32_t word = 0;
    for (std::uint32_t i = 0; i < size; ++i) {
        if (i + 1 < size && !may_break_after(line.text, i)) continue;
        if (current.end > current.first && !fits({current.first, i + 1})) {
            spans.push_back(current);
            current.first = word;
        }
        current.end = i + 1;
        word = i + 1;
        if (!fits({current.first, current.end})) clipped = true;
    }
    spans.push_back(current);
    return spans;
}

/// The runs of a span in visual order (Unicode bidi rule L2).
std::vector<const Run*> visual_order(const ShapedLine& line, Span span) {
    std::vector<const Run*> runs;
    std::uint8_t highest = 0;
    std::uint8_t lowest_odd = 255;
    for (const auto& run : line.runs) {
        if (run.end <= span.first || run.first >= span.end) continue;
        runs.push_back(&run);
        highest = std::max(highest, run.level);
        if (run.level % 2 == 1) lowest_odd = std::min(lowest_odd, run.level);
    }
    for (int level = highest; level >= lowest_odd; --level) {
        for (auto first = runs.begin(); first != runs.end();) {
            if ((*first)->level < level) {
                ++first;
                continue;
            }
            const auto end = std::find_if(first, runs.end(),
                                          [&](const auto* run) { return run->level < level; });
            std::reverse(first, end);
            first = end;
        }
    }
    return runs;
}

LayoutLine place(const ShapedLine& line, Span span) {
    while (span.end > span.first && is_space(line.text[span.end - 1])) --span.end;
    LayoutLine placed;
    std::int64_t pen = 0;
    for (const auto* run : visual_order(line, span)) {
        for (const auto& glyph : run->glyphs) {
            if (glyph.cluster < span.first || glyph.cluster >= span.end) continue;
            placed.glyphs.push_back({glyph.face, glyph.em_px, glyph.glyph,
                                     to_px(pen + glyph.x_offset), to_px(glyph.y_offset)});
            pen += glyph.x_advance;
        }
    }
    placed.width = to_px(pen);
    return placed;
}

std::vector<std::u32string> hard_lines(const std::u32string& text) {
    std::vector<std::u32string> lines{{}};
    for (const auto c : text) {
        if (c == U'\n') {
            lines.emplace_back();
        } else {
            lines.back() += c;
        }
    }
    return lines;
}

Layout lay_out_whole(const std::u32string& text, const ui::Paragraph& paragraph, Faces& faces) {
    Layout layout;
    for (auto& hard_line : hard_lines(text)) {
        const auto line = shape(std::move(hard_line), paragraph.style, paragraph.direction, faces);
        const int max_width = static_cast<int>(paragraph.max_width);
        for (const auto span : cut(line, max_width, layout.clipped)) {
            layout.lines.push_back(place(line, span));
            layout.width = std::max(layout.width, layout.lines.back().width);
        }
    }
    return layout;
}

}  // namespace

Layout lay_out(const ui::Paragraph& paragraph, Faces& faces) {
    auto text = decode_utf8(paragraph.utf8);
    auto layout = lay_out_whole(text, paragraph, faces);
    const auto limit = static_cast<std::size_t>(paragraph.max_lines);
    if (limit == 0 || layout.lines.size() <= limit) return layout;

    while (layout.lines.size() > limit && !text.empty()) {
        text.pop_back();
        while (!text.empty() && is_space(text.back())) text.pop_back();
        layout = lay_out_whole(text + kEllipsis, paragraph, faces);
    }
    layout.clipped = true;
    return layout;
}

}  // namespace platform
