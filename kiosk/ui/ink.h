#pragma once

// Where ink fell on a frame, glyph by glyph, and the shapes under and over it: what the eye sees
// and the boxes of lines do not say. Kept only for who asks (ScreenView::Options::ink), by tests.

#include "kiosk/ui/geometry.h"
#include "kiosk/ui/metrics.h"

#include <string>
#include <vector>

namespace ui {

struct InkPlan {
    /// A filled body: a band, a button, a card, a disc.
    struct Shape {
        Rect rect;
        float radius = 0;
    };
    /// A text or an icon, with the ink of each of its glyphs.
    struct Mark {
        std::string node;  ///< id of the element it belongs to; an icon's ends with " *"
        std::string utf8;
        std::vector<Rect> glyphs;
        std::size_t shapes_before = 0;  ///< how many shapes were drawn under it
    };
    std::vector<Shape> shapes;  ///< in the order they were drawn
    std::vector<Mark> marks;
};

/// One sentence a fault: ink that crosses the edge of a shape or comes nearer than 0.2 mm to it,
/// on its inner or its outer side; ink under a shape drawn later; the ink of two texts over one
/// another.
std::vector<std::string> ink_faults(const InkPlan& plan, const Metrics& metrics);

}  // namespace ui
