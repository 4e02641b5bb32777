#pragma once

// Dear ImGui's draw data as a flat list of what our rasteriser draws: plain rectangles, glyphs
// copied pixel for pixel, and triangles. Rectangles and glyphs are pairs of triangles recognised
// here, since nearly all the pixels of a screen are theirs.

#include "platform/raster/triangle.h"

#include <imgui.h>

#include <vector>

namespace platform {

enum class Shape : std::uint8_t { rectangle, glyph, triangle };

struct Primitive {
    PixelRect box;  ///< the pixels it may touch, inside its clip rectangle and the screen
    Shape shape;
    /// Null: a plain colour.
    const ui::AlphaTexture* texture;
    /// For a rectangle or a glyph: its top left, its top right, its bottom right.
    std::array<Vertex, 3> points;
};

/// Replaces the content of `out`. A null texture id is Dear ImGui's own font texture, of which
/// shapes use the white pixel only; another one points to a ui::AlphaTexture.
void read_primitives(const ImDrawData& data, const PixelRect& screen, std::vector<Primitive>& out);

void draw_primitive(Framebuffer& target, const PixelRect& clip, const Primitive& primitive);

}  // namespace platform
