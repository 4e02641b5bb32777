#include "kiosk/ui/ink.h"

#include <algorithm>
#include <set>

namespace ui {
namespace {

using Mark = InkPlan::Mark;
using Shape = InkPlan::Shape;

constexpr float kLeastMargin = 0.2F;

float right(const Rect& rect) {
    return rect.x + rect.width;
}
float bottom(const Rect& rect) {
    return rect.y + rect.height;
}

bool meet(const Rect& a, const Rect& b) {
    return a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);
}

/// Whether a point is inside a body with rounded corners.
bool holds(const Shape& shape, float x, float y) {
    const auto& rect = shape.rect;
    const float radius = std::min({shape.radius, rect.width / 2, rect.height / 2});
    const float from_x = std::max({rect.x + radius - x, x - right(rect) + radius, 0.0F});
    const float from_y = std::max({rect.y + radius - y, y - bottom(rect) + radius, 0.0F});
    const bool is_in_corner = from_x > 0 && from_y > 0;
    if (is_in_corner) return std::hypot(from_x, from_y) <= radius;
    return from_x <= radius && from_y <= radius;
}

/// Letters are rounder than their boxes: a box may stand out in the round corners, the middles of
/// its sides may not.
bool encloses(const Shape& shape, const Rect& inner) {
    const float x = inner.x + inner.width / 2;
    const float y = inner.y + inner.height / 2;
    return holds(shape, x, inner.y) && holds(shape, x, bottom(inner)) && holds(shape, inner.x, y) &&
           holds(shape, right(inner), y);
}

Rect bounds_of(const std::vector<Rect>& glyphs) {
    Rect all = glyphs.front();
    for (const auto& glyph : glyphs) {
        const float x = std::min(all.x, glyph.x);
        const float y = std::min(all.y, glyph.y);
        all = {x, y, std::max(right(all), right(glyph)) - x,
               std::max(bottom(all), bottom(glyph)) - y};
    }
    return all;
}

class InkReader {
  public:
    InkReader(const InkPlan& plan, const Metrics& metrics)
        : plan_(plan), margin_(std::max(1.0F, std::round(kLeastMargin * metrics.px_per_mm))) {
        for (const auto& mark : plan.marks) bounds_.push_back(bounds_of(mark.glyphs));
    }

    std::vector<std::string> faults() && {
        for (std::size_t i = 0; i < plan_.marks.size(); ++i) {
            check_ground(i);
            check_covered(i);
            for (std::size_t k = i + 1; k < plan_.marks.size(); ++k) check_pair(i, k);
        }
        return {faults_.begin(), faults_.end()};
    }

  private:
    /// From the nearest shape under the mark down to the one that bears it whole.
    void check_ground(std::size_t index) {
        const auto& mark = plan_.marks[index];
        for (auto i = mark.shapes_before; i-- > 0;) {
            const auto& shape = plan_.shapes[i];
            if (!meet(inset(shape.rect, -margin_), bounds_[index])) continue;
            if (bears(shape, mark)) return;
            if (touches(shape, mark)) report(mark, "crosses or touches an edge", shape.rect);
        }
    }

    bool bears(const Shape& shape, const Mark& mark) const {
        const Shape inner{inset(shape.rect, margin_), std::max(0.0F, shape.radius - margin_)};
        return std::all_of(mark.glyphs.begin(), mark.glyphs.end(),
                           [&](const Rect& glyph) { return encloses(inner, glyph); });
    }

    bool touches(const Shape& shape, const Mark& mark) const {
        const Rect outer = inset(shape.rect, -margin_);
        return std::any_of(mark.glyphs.begin(), mark.glyphs.end(),
                           [&](const Rect& glyph) { return meet(outer, glyph); });
    }

    void check_covered(std::size_t index) {
        const auto& mark = plan_.marks[index];
        for (auto i = mark.shapes_before; i < plan_.shapes.size(); ++i) {
            const auto& shape = plan_.shapes[i];
            if (meet(shape.rect, bounds_[index]) && touches(shape, mark)) {
                report(mark, "is covered or touched by a later shape", shape.rect);
            }
        }
    }

    void check_pair(std::size_t a, std::size_t b) {
        if (!meet(bounds_[a], bounds_[b])) return;
        for (const auto& one : plan_.marks[a].glyphs) {
            for (const auto& other : plan_.marks[b].glyphs) {
                if (!meet(one, other)) continue;
                report(plan_.marks[a], "runs into " + plan_.marks[b].node, other);
                return;
            }
        }
    }

    void report(const Mark& mark, const std::string& fault, const Rect& where) {
        const auto px = [](float value) { return std::to_string(std::lround(value)); };
        const Rect ink = bounds_of(mark.glyphs);
        faults_.insert(mark.node + " " + fault + ": \"" + mark.utf8 + "\", ink " + px(ink.y) +
                       " to " + px(bottom(ink)) + ", there " + px(where.y) + " to " +
                       px(bottom(where)));
    }

    const InkPlan& plan_;
    float margin_;
    std::vector<Rect> bounds_;  ///< of the ink of each mark
    std::set<std::string> faults_;
};

}  // namespace

std::vector<std::string> ink_faults(const InkPlan& plan, const Metrics& metrics) {
    return InkReader{plan, metrics}.faults();
}

}  // namespace ui
