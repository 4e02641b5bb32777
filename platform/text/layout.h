#pragma once

// A paragraph cut into lines and put in visual order, ready to draw. Lines break at spaces, after a
// hyphen or a slash, and at '\n'; never at U+00A0 or U+202F nor before ; ? ! : », so that French
// punctuation and units stay with their word.

#include "platform/text/shaper.h"

#include <optional>

namespace platform {

/// A glyph with its pen, in whole pixels from the start of its line; `y` is up from the baseline.
struct PlacedGlyph {
    FaceName face;
    int em_px;
    std::uint32_t glyph;
    int x;
    int y;
};

/// Of the glyphs of a line.
struct LineInk {
    int top;
    int bottom;
};

struct LayoutLine {
    std::vector<PlacedGlyph> glyphs;
    int width = 0;  ///< px
    /// From the baseline, y down; none until someone asks.
    std::optional<LineInk> ink;
};

struct Layout {
    std::vector<LayoutLine> lines;
    int width = 0;  ///< of the longest line, px
    bool clipped = false;
};

Layout lay_out(const ui::Paragraph& paragraph, Faces& faces);

}  // namespace platform
