#pragma once

// One frame being drawn, and the semantic tree that says what is on it.
//
//  1. Rects are given as if every language read left to right; the canvas mirrors them when the
//     screen reads right to left. No screen and no widget knows the direction.
//  2. Every text belongs to a node of the tree: a text outside a node is a bug.
//  3. A node that can be tapped carries its intent; the tree is the hit-test table.

#include "kiosk/ui/animation.h"
#include "kiosk/ui/geometry.h"
#include "kiosk/ui/ink.h"
#include "kiosk/ui/metrics.h"
#include "kiosk/ui/qr_port.h"
#include "kiosk/ui/text/text_port.h"
#include "kiosk/ui/theme.h"
#include "kiosk/view/screen.h"
#include "kiosk/view/semantics/tree.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

struct Words {
    std::string_view utf8;
    TextRole role = TextRole::corps;
    Weight weight = Weight::regular;
    ImU32 colour = 0;
    Align align = Align::start;
    int max_lines = 0;      ///< 0: as many as the box holds
    float line_factor = 0;  ///< 0: the role's own
    float scale = 1;        ///< of the role's size: numbers read from afar
    /// None: the screen's, but for a name or a number that reads against it.
    std::optional<Direction> direction = std::nullopt;
    /// Its box is a body that its ink must not leave: moved off the middle by as little as it
    /// takes.
    bool inside = false;
};

/// How a target is to be drawn now.
struct Touchable {
    float pressed = 0;  ///< 0 at rest, 1 fully down
    float lit = 0;      ///< 0 not chosen, 1 chosen
    bool focused = false;
    bool enabled = true;
};

/// What the person is doing to the screen, by id of the tree.
struct Attention {
    std::string pressed;
    std::string focused;
};

class Canvas {
  public:
    struct Tools {
        ImDrawList& list;
        TextPort& text;
        const Metrics& metrics;
        Animator& animator;
        const QrEncoder& qr;
        InkPlan* ink = nullptr;  ///< where to note what falls where; none: nobody asks
    };

    Canvas(Tools tools, const view::Screen& screen, const Attention& attention);

    const Theme& theme() const { return theme_; }
    const Metrics& metrics() const { return tools_.metrics; }
    Animator& animator() { return tools_.animator; }
    const QrEncoder& qr() const { return tools_.qr; }
    ImDrawList& list() { return tools_.list; }
    bool grand() const { return size_ == view::TextSize::grand; }
    /// Whether rects are mirrored now.
    bool mirrors() const { return mirrors_; }
    /// Keyboards keep their order in every language.
    void mirror(bool on) { mirrors_ = on && rtl_; }
    /// A French name or address, a telephone number or "1 / 3" on a screen that reads right to
    /// left: it keeps its own order.
    bool reads_against(std::string_view utf8) const;
    float mm(float millimetres) const { return tools_.metrics.mm(millimetres); }
    float em(TextRole role) const { return tools_.metrics.em(role, size_); }
    float em(const Words& words) const;
    float line_height(const Words& words) const;

    /// Thicknesses of the three lines, px.
    float t1() const;
    float t2() const;
    float t3() const;

    // Shapes
    void fill(const Rect& rect, ImU32 colour, float radius = 0);
    /// A body inside its outline.
    void framed(const Rect& rect, ImU32 body, ImU32 outline, float thickness, float radius);
    void ring(const Rect& rect, ImU32 colour, float thickness, float radius);
    void disc(ImVec2 centre, float radius, ImU32 colour);
    void quad(const std::array<ImVec2, 4>& points, ImU32 colour);
    /// Rounded at the top only, the radius being half the width.
    void door(const Rect& rect, ImU32 colour);

    // Icons, in the box of their em
    void icon(view::Icon icon, IconStyle style, const Rect& box, ImU32 colour);
    void two_tone(view::Icon icon, const Rect& box, ImU32 lower, ImU32 upper);

    // Text: measured without drawing, drawn centred in height in its box
    TextBox measure(const Words& words, float max_width);
    TextBox text(const Rect& box, const Words& words);
    /// A text inside a body.
    TextBox label(const Rect& body, Words words);
    /// Where lines of `height` in all lie in a body, from `first` to `last`: in its middle, moved
    /// by as little as their ink takes.
    Rect block(const Rect& body, float height, const Words& first, const Words& last);
    /// Draws one text under the other as one block in a body; their inks do not meet while there is
    /// room, and the upper one is lighter when there is too little.
    void pair(const Rect& body, Words above, const Words& below);
    /// What it takes between two texts for their inks not to meet; 0 when their lines are enough.
    float between(const Words& above, const Words& below, float width);
    /// The same, no more than what a body leaves to the two.
    float gap_in(const Rect& body, const Words& above, const Words& below);
    /// The same text, of a smaller role, then lighter, then smaller still, so that its ink fits in
    /// a body of that height.
    Words fitted(Words words, float height);
    /// The least a body must be high for the ink of that text, inside an outline.
    float body_height(const Words& words, float max_width, float outline);

    // Nodes
    /// A text that is an element by itself.
    TextBox text_node(const std::string& id, view::Role role, const Rect& box, const Words& words);
    /// Opens an element that can be tapped; what is drawn until `close` is its content.
    Touchable open(const view::Action& action, view::Role role, const Rect& rect);
    /// Opens an element that only informs.
    void open(const std::string& id, view::Role role, const std::string& label, const Rect& rect);
    void say(const std::string& value);  ///< the value of the open element
    void close();
    /// What was drawn so far is behind a dialog: out of reach, and no longer said.
    void cover();

    const view::Tree& tree() const { return tree_; }
    view::Tree take_tree() { return std::move(tree_); }
    std::vector<view::Intent> take_intents() { return std::move(intents_); }

  private:
    Rect mirrored(const Rect& rect) const;
    ImVec2 mirrored(ImVec2 point) const;
    Paragraph paragraph(const Words& words, float max_width) const;
    float default_line(const Words& words) const;
    /// Where the lines of a text lie in its box, and whether they fit there.
    struct Lines {
        Rect rect;
        bool fit;
    };
    Lines lines_in(const Rect& box, const Words& words);
    float ink_margin() const;
    Rect settled(const Rect& body, float height, float ink_top, float ink_bottom) const;
    void note(const TextBox& drawn, bool fits, float em_px);
    void note_shape(const Rect& rect, float radius);
    void note_ink(int first_vertex, std::string_view utf8);

    Tools tools_;
    const Theme& theme_;
    const Attention& attention_;
    view::TextSize size_;
    bool rtl_;
    bool mirrors_;
    bool is_open_ = false;
    view::Tree tree_;
    std::vector<view::Intent> intents_;  ///< one a node of the tree
};

}  // namespace ui
