#pragma once

// Cutting rects: every screen is laid out by taking pieces off what is left.

#include "kiosk/view/semantics/tree.h"

#include <cmath>

namespace ui {

using view::Rect;

inline Rect inset(const Rect& rect, float x, float y) {
    return {rect.x + x, rect.y + y, rect.width - 2 * x, rect.height - 2 * y};
}
inline Rect inset(const Rect& rect, float by) {
    return inset(rect, by, by);
}
inline Rect moved(const Rect& rect, float x, float y) {
    return {rect.x + x, rect.y + y, rect.width, rect.height};
}
/// A square of `side` at the start of the rect, centred in height.
inline Rect start_square(const Rect& rect, float side) {
    return {rect.x, std::round(rect.y + (rect.height - side) / 2), side, side};
}
/// `width` × `height`, in the middle of the rect.
inline Rect centred(const Rect& rect, float width, float height) {
    return {std::round(rect.x + (rect.width - width) / 2),
            std::round(rect.y + (rect.height - height) / 2), width, height};
}

/// Takes `size` off one side of `rest`, then `gap` more; returns the piece.
inline Rect cut_top(Rect& rest, float size, float gap = 0) {
    const Rect piece{rest.x, rest.y, rest.width, size};
    rest.y += size + gap;
    rest.height -= size + gap;
    return piece;
}
inline Rect cut_bottom(Rect& rest, float size, float gap = 0) {
    const Rect piece{rest.x, rest.y + rest.height - size, rest.width, size};
    rest.height -= size + gap;
    return piece;
}
inline Rect cut_start(Rect& rest, float size, float gap = 0) {
    const Rect piece{rest.x, rest.y, size, rest.height};
    rest.x += size + gap;
    rest.width -= size + gap;
    return piece;
}
inline Rect cut_end(Rect& rest, float size, float gap = 0) {
    const Rect piece{rest.x + rest.width - size, rest.y, size, rest.height};
    rest.width -= size + gap;
    return piece;
}

}  // namespace ui
