#pragma once

// Text as the screens need it: measured, wrapped and drawn in any of our scripts, both directions.
// platform/text implements it with HarfBuzz, FriBidi and FreeType. No text a visitor reads goes
// through Dear ImGui's own text calls.

#include <imgui.h>

#include <string_view>

namespace ui {

enum class Weight { regular, bold };
enum class Direction { ltr, rtl };
enum class Align { start, centre, end };

/// The family of an icon glyph (Phosphor).
enum class IconStyle { duotone, bold, fill };

struct IconGlyph {
    IconStyle style;
    char32_t codepoint;
    float size_px;          ///< of the em
    bool mirrored = false;  ///< left and right swapped
};

struct TextStyle {
    float em_px;  ///< size of the em, whole pixels
    Weight weight = Weight::regular;
    float line_factor = 1.24F;  ///< line height in em
};

/// How a paragraph came out.
struct TextBox {
    float width = 0;   ///< of its longest line, px
    float height = 0;  ///< lines × line height, px
    int lines = 0;
    bool clipped = false;  ///< a word was wider than the box, or max_lines was passed
};

/// Where the glyphs of a paragraph fall, from the top of its box: fonts draw over and under their
/// lines.
struct TextInk {
    TextBox box;
    float top = 0;
    float bottom = 0;
};

struct Paragraph {
    std::string_view utf8;
    TextStyle style;
    Direction direction = Direction::ltr;  ///< of the paragraph; runs inside follow Unicode bidi
    float max_width = 0;                   ///< px; 0: one line, never wrapped
    int max_lines = 0;                     ///< 0: as many as needed; past it the end becomes "…"
    Align align = Align::start;            ///< start is left in ltr, right in rtl
};

/// Owns faces, caches of layouts and the glyph atlas. One for the life of the program.
class TextPort {
  public:
    virtual ~TextPort() = default;

    /// Never draws; cached by content, so measuring before drawing costs one look-up.
    virtual TextBox measure(const Paragraph& paragraph) = 0;

    /// The same, with where its ink falls: for a text about to be drawn, because its glyphs are
    /// rendered.
    virtual TextInk measure_ink(const Paragraph& paragraph) = 0;

    /// Draws with the box's top left at `at` (whatever the direction; max_width 0 takes the
    /// measured width). Baselines are centred in each line by the rule of identity.md section 2.
    virtual TextBox draw(ImDrawList& list, const Paragraph& paragraph, ImVec2 at, ImU32 colour) = 0;

    /// Draws one icon glyph with the top left of its em at `at`.
    virtual void draw_icon(ImDrawList& list, const IconGlyph& icon, ImVec2 at, ImU32 colour) = 0;
};

}  // namespace ui
