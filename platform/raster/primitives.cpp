#include "platform/raster/primitives.h"

#include "platform/raster/blend.h"

#include <cmath>

namespace platform {
namespace {

constexpr float kFarthest = 8192.0F;  ///< px; no screen reaches it, and products stay in 64 bits

/// To the nearest sixteenth. Multiplying by a power of two is exact, so that only the rounding
/// itself decides; std::floor is a call on plain x86-64, and this runs 15,000 times a frame.
std::int32_t to_sixteenths(float value) {
    const float held = value > -kFarthest ? std::min(value, kFarthest) : -kFarthest;
    const float raised = held * kSubpixels + 0.5F;
    const auto cut = static_cast<std::int32_t>(raised);
    return raised < static_cast<float>(cut) ? cut - 1 : cut;
}

std::uint32_t to_argb(ImU32 colour) {
    return (colour >> IM_COL32_A_SHIFT & 0xFFU) << 24 | (colour >> IM_COL32_R_SHIFT & 0xFFU) << 16 |
           (colour >> IM_COL32_G_SHIFT & 0xFFU) << 8 | (colour >> IM_COL32_B_SHIFT & 0xFFU);
}

/// The first pixel whose centre is at or past a position.
int first_centre(std::int32_t sixteenths) {
    return (sixteenths + kSubpixels / 2 - 1) >> 4;
}

PixelRect box_of(const std::array<Vertex, 3>& p) {
    const auto [left, right] = std::minmax({p[0].x, p[1].x, p[2].x});
    const auto [top, bottom] = std::minmax({p[0].y, p[1].y, p[2].y});
    const int x = first_centre(left);
    const int y = first_centre(top);
    return {x, y, first_centre(right) - x, first_centre(bottom) - y};
}

/// Reads the triangles of one command.
class CommandReader {
  public:
    CommandReader(const ImDrawList& list, const ImDrawCmd& command, ImVec2 origin)
        : indices_(list.IdxBuffer.Data + command.IdxOffset),
          vertices_(list.VtxBuffer.Data + command.VtxOffset),
          origin_(origin),
          texture_(static_cast<const ui::AlphaTexture*>(command.GetTexID())) {}

    std::array<Vertex, 3> triangle(unsigned first) const {
        return {vertex(first), vertex(first + 1), vertex(first + 2)};
    }

    const ui::AlphaTexture* texture() const { return texture_; }

    /// Whether six indices from `first` draw a rectangle along the axes, in one colour, as
    /// ImDrawList::PrimRect and PrimRectUV write it: a b c, a c d from the top left, clockwise.
    bool is_rectangle(unsigned first) const {
        const auto* i = indices_ + first;
        if (i[3] != i[0] || i[4] != i[2]) return false;
        const auto& a = vertices_[i[0]];
        const auto& b = vertices_[i[1]];
        const auto& c = vertices_[i[2]];
        const auto& d = vertices_[i[5]];
        return a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y &&
               d.pos.x == a.pos.x && a.pos.x < b.pos.x && a.pos.y < c.pos.y && a.col == b.col &&
               a.col == c.col && a.col == d.col && a.uv.y == b.uv.y && b.uv.x == c.uv.x &&
               c.uv.y == d.uv.y && d.uv.x == a.uv.x;
    }

  private:
    Vertex vertex(unsigned at) const {
        const auto& v = vertices_[indices_[at]];
        Vertex out{to_sixteenths(v.pos.x - origin_.x), to_sixteenths(v.pos.y - origin_.y),
                   to_argb(v.col), 0, 0};
        if (texture_ != nullptr) {
            out.u = to_sixteenths(v.uv.x * static_cast<float>(texture_->width));
            out.v = to_sixteenths(v.uv.y * static_cast<float>(texture_->height));
        }
        return out;
    }

    const ImDrawIdx* indices_;
    const ImDrawVert* vertices_;
    ImVec2 origin_;
    const ui::AlphaTexture* texture_;
};

bool is_whole(std::int32_t sixteenths) {
    return sixteenths % kSubpixels == 0;
}

/// Whether a textured rectangle puts one texel on each pixel; left and right may be swapped.
bool is_pixel_for_pixel(const std::array<Vertex, 3>& p) {
    const auto& start = p[0];
    const auto& end = p[2];
    return is_whole(start.x) && is_whole(start.y) && is_whole(start.u) && is_whole(start.v) &&
           std::abs(end.u - start.u) == end.x - start.x && end.v - start.v == end.y - start.y;
}

PixelRect clip_of(const ImDrawCmd& command, ImVec2 origin, const PixelRect& screen) {
    const auto edge = [](float value) { return static_cast<int>(std::floor(value + 0.5F)); };
    const int x = edge(command.ClipRect.x - origin.x);
    const int y = edge(command.ClipRect.y - origin.y);
    return intersection(screen, {x, y, edge(command.ClipRect.z - origin.x) - x,
                                 edge(command.ClipRect.w - origin.y) - y});
}

void read_command(const ImDrawCmd& command, const CommandReader& reader, const PixelRect& clip,
                  std::vector<Primitive>& out) {
    for (unsigned i = 0; i + 3 <= command.ElemCount;) {
        Primitive next{{}, Shape::triangle, reader.texture(), reader.triangle(i)};
        unsigned used = 3;
        if (i + 6 <= command.ElemCount && reader.is_rectangle(i)) {
            const bool plain = next.texture == nullptr;
            if (plain || is_pixel_for_pixel(next.points)) {
                next.shape = plain ? Shape::rectangle : Shape::glyph;
                used = 6;
            }
        }
        next.box = intersection(clip, box_of(next.points));
        if (!next.box.empty()) out.push_back(next);
        i += used;
    }
}

void draw_rectangle(Framebuffer& target, const PixelRect& area, std::uint32_t colour) {
    const auto alpha = colour >> 24;
    for (int y = area.y; y < area.bottom(); ++y) {
        auto* const first = target.row(y) + area.x;
        auto* const end = first + area.width;
        if (alpha == 255) {
            std::fill(first, end, colour);
        } else {
            for (auto* pixel = first; pixel != end; ++pixel) *pixel = blend(*pixel, colour, alpha);
        }
    }
}

void draw_glyph(Framebuffer& target, const PixelRect& area, const Primitive& glyph) {
    const auto& start = glyph.points[0];
    const bool flipped = glyph.points[1].u < start.u;
    const int step = flipped ? -1 : 1;
    const int from_left = area.x - start.x / kSubpixels;
    const int u = start.u / kSubpixels + (flipped ? -1 - from_left : from_left);
    const int v = start.v / kSubpixels + area.y - start.y / kSubpixels;
    const auto colour = start.colour;
    const auto alpha = colour >> 24;
    for (int line = 0; line < area.height; ++line) {
        const auto* coverage = glyph.texture->pixels +
                               static_cast<std::ptrdiff_t>(v + line) * glyph.texture->width + u;
        auto* pixel = target.row(area.y + line) + area.x;
        for (int x = 0; x < area.width; ++x, ++pixel, coverage += step) {
            if (*coverage != 0) *pixel = blend(*pixel, colour, multiply_255(*coverage, alpha));
        }
    }
}

}  // namespace

void read_primitives(const ImDrawData& data, const PixelRect& screen, std::vector<Primitive>& out) {
    out.clear();
    for (int n = 0; n < data.CmdListsCount; ++n) {
        const auto& list = *data.CmdLists[n];
        for (const auto& command : list.CmdBuffer) {
            const auto clip = clip_of(command, data.DisplayPos, screen);
            if (clip.empty() || command.UserCallback != nullptr) continue;
            read_command(command, {list, command, data.DisplayPos}, clip, out);
        }
    }
}

void draw_primitive(Framebuffer& target, const PixelRect& clip, const Primitive& primitive) {
    const auto area = intersection(clip, primitive.box);
    if (area.empty()) return;
    switch (primitive.shape) {
        case Shape::rectangle:
            draw_rectangle(target, area, primitive.points[0].colour);
            break;
        case Shape::glyph:
            draw_glyph(target, area, primitive);
            break;
        case Shape::triangle:
            draw_triangle(target, area, primitive.points, primitive.texture);
            break;
    }
}

}  // namespace platform
