#pragma once

// From UTF-8 to glyphs with their advances: bidirectional levels (FriBidi), faces by coverage,
// shaping (HarfBuzz). One call shapes one hard line, without '\n'; layout.h cuts it into lines.

#include "kiosk/ui/text/text_port.h"
#include "platform/text/faces.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace platform {

struct ShapedGlyph {
    FaceName face;
    int em_px;
    std::uint32_t glyph;
    std::uint32_t cluster;  ///< index of the first character it stands for
    int x_advance;          ///< 1/64 px
    int x_offset;
    int y_offset;  ///< y up
};

/// Characters of one face, script and level; its glyphs are in visual order.
struct Run {
    std::uint32_t first;  ///< first character
    std::uint32_t end;    ///< past the last one
    std::uint8_t level;   ///< odd: right to left
    std::vector<ShapedGlyph> glyphs;
};

struct ShapedLine {
    std::u32string text;
    std::vector<Run> runs;  ///< in logical order
    std::uint8_t base_level = 0;
};

/// UTF-8 to characters; what is not UTF-8 becomes U+FFFD.
std::u32string decode_utf8(std::string_view utf8);

ShapedLine shape(std::u32string text, const ui::TextStyle& style, ui::Direction direction,
                 Faces& faces);

}  // namespace platform
