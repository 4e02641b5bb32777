#pragma once

// Triangles in integers. Positions are sixteenths of a pixel; a pixel belongs to a triangle when
// its centre does, and a centre on a shared edge to exactly one side, so that neighbours neither
// overlap nor leave a gap. Smooth edges are the work of who makes the triangles: Dear ImGui
// surrounds its shapes with a one-pixel fringe that fades to nothing, and the fade is drawn here.

#include "kiosk/ui/text/alpha_texture.h"
#include "platform/raster/framebuffer.h"

#include <array>

namespace platform {

constexpr int kSubpixels = 16;

struct Vertex {
    std::int32_t x, y;     ///< sixteenths of a pixel
    std::uint32_t colour;  ///< 0xAARRGGBB
    std::int32_t u, v;     ///< sixteenths of a texel
};

/// Draws what falls inside `clip`, which must lie inside `target`. Colours are interpolated; with a
/// texture, its nearest coverage is multiplied in.
void draw_triangle(Framebuffer& target, const PixelRect& clip, const std::array<Vertex, 3>& points,
                   const ui::AlphaTexture* texture);

}  // namespace platform
