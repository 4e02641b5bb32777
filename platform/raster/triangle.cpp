#include "platform/raster/triangle.h"

#include "platform/raster/blend.h"

#include <utility>

namespace platform {
namespace {

constexpr int kHalf = kSubpixels / 2;
constexpr int kFraction = 16;  ///< bits after the point of interpolated values

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    const auto quotient = a / b;
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

/// The first pixel whose centre is at or past `position`.
int first_centre(std::int32_t position) {
    return static_cast<int>(floor_div(position - kHalf + kSubpixels - 1, kSubpixels));
}

std::int32_t centre_of(int pixel) {
    return pixel * kSubpixels + kHalf;
}

/// Walks an edge down the rows; `x` is the first pixel whose centre is at its right or on it.
class Edge {
  public:
    Edge(const Vertex& top, const Vertex& bottom, int row) {
        const std::int64_t height = bottom.y - top.y;
        const std::int64_t run = bottom.x - top.x;
        divisor_ = height * kSubpixels;
        const auto at_row = (top.x - kHalf) * height + (centre_of(row) - top.y) * run;
        // One less than the divisor turns floor into ceiling; the remainder is kept from there.
        const auto raised = at_row + divisor_ - 1;
        x_ = floor_div(raised, divisor_);
        rest_ = raised - x_ * divisor_;
        step_ = floor_div(run, height);
        step_rest_ = run * kSubpixels - step_ * divisor_;
    }

    int x() const { return static_cast<int>(x_); }

    void next_row() {
        x_ += step_;
        rest_ += step_rest_;
        if (rest_ < divisor_) return;
        rest_ -= divisor_;
        ++x_;
    }

  private:
    std::int64_t divisor_, x_, rest_, step_, step_rest_;
};

/// A value that varies evenly over the triangle, with kFraction bits after the point.
class Plane {
  public:
    Plane() = default;
    Plane(const std::array<Vertex, 3>& p, std::array<std::int32_t, 3> values)
        : origin_{p[0]}, value_(values[0]) {
        const std::int64_t x1 = p[1].x - p[0].x;
        const std::int64_t y1 = p[1].y - p[0].y;
        const std::int64_t x2 = p[2].x - p[0].x;
        const std::int64_t y2 = p[2].y - p[0].y;
        const std::int64_t v1 = values[1] - values[0];
        const std::int64_t v2 = values[2] - values[0];
        const auto area = x1 * y2 - x2 * y1;
        constexpr std::int64_t kScale = std::int64_t{kSubpixels} << kFraction;
        across_ = (v1 * y2 - v2 * y1) * kScale / area;
        down_ = (v2 * x1 - v1 * x2) * kScale / area;
    }

    std::int64_t at(int x, int y) const {
        const std::int64_t offset =
            (centre_of(x) - origin_.x) * across_ + (centre_of(y) - origin_.y) * down_;
        return (std::int64_t{value_} << kFraction) + offset / kSubpixels;
    }
    std::int64_t across() const { return across_; }

  private:
    Vertex origin_{};
    std::int32_t value_ = 0;
    std::int64_t across_ = 0;
    std::int64_t down_ = 0;
};

/// To the nearest whole value from 0 to 255.
std::uint32_t to_byte(std::int64_t fixed) {
    const auto whole = (fixed + (1 << (kFraction - 1))) >> kFraction;
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(whole, 0, 255));
}

/// Calls draw_span(y, first, end) for every row of the triangle inside the clip.
template <class DrawSpan>
void for_each_span(const PixelRect& clip, std::array<Vertex, 3> p, DrawSpan draw_span) {
    if (p[1].y < p[0].y) std::swap(p[0], p[1]);
    if (p[2].y < p[1].y) std::swap(p[1], p[2]);
    if (p[1].y < p[0].y) std::swap(p[0], p[1]);

    const auto walk = [&](const Vertex& top, const Vertex& bottom) {
        const int first = std::max(first_centre(top.y), clip.y);
        const int end = std::min(first_centre(bottom.y), clip.bottom());
        if (first >= end) return;
        Edge a{p[0], p[2], first};
        Edge b{top, bottom, first};
        for (int y = first; y < end; ++y, a.next_row(), b.next_row()) {
            const int from = std::max(std::min(a.x(), b.x()), clip.x);
            const int to = std::min(std::max(a.x(), b.x()), clip.right());
            if (from < to) draw_span(y, from, to);
        }
    };
    walk(p[0], p[1]);
    walk(p[1], p[2]);
}

void draw_flat(Framebuffer& target, const PixelRect& clip, const std::array<Vertex, 3>& points) {
    const auto colour = points[0].colour;
    const auto alpha = colour >> 24;
    for_each_span(clip, points, [&](int y, int first, int end) {
        auto* const row = target.row(y);
        if (alpha == 255) {
            std::fill(row + first, row + end, colour);
        } else {
            for (int x = first; x < end; ++x) row[x] = blend(row[x], colour, alpha);
        }
    });
}

std::array<std::int32_t, 3> channel(const std::array<Vertex, 3>& points, int shift) {
    std::array<std::int32_t, 3> values{};
    for (std::size_t i = 0; i < 3; ++i) {
        values[i] = static_cast<std::int32_t>((points[i].colour >> shift) & 0xFFU);
    }
    return values;
}

/// One colour that fades: the fringe of every smooth shape.
void draw_fading(Framebuffer& target, const PixelRect& clip, const std::array<Vertex, 3>& points) {
    const auto colour = points[0].colour;
    const Plane alpha{points, channel(points, 24)};
    for_each_span(clip, points, [&](int y, int first, int end) {
        auto* const row = target.row(y);
        auto value = alpha.at(first, y);
        for (int x = first; x < end; ++x, value += alpha.across()) {
            row[x] = blend(row[x], colour, to_byte(value));
        }
    });
}

/// The texel under a fixed-point position, held inside the texture.
int texel(std::int64_t sixteenths, int size) {
    const auto whole = (sixteenths >> kFraction) / kSubpixels;
    return static_cast<int>(std::clamp<std::int64_t>(whole, 0, size - 1));
}

/// Everything varies: any colours, any texture coordinates.
void draw_shaded(Framebuffer& target, const PixelRect& clip, const std::array<Vertex, 3>& points,
                 const ui::AlphaTexture* texture) {
    std::array<Plane, 4> planes;
    for (std::size_t i = 0; i < planes.size(); ++i) {
        planes[i] = Plane{points, channel(points, static_cast<int>(i) * 8)};
    }
    const Plane u{points, {points[0].u, points[1].u, points[2].u}};
    const Plane v{points, {points[0].v, points[1].v, points[2].v}};
    for_each_span(clip, points, [&](int y, int first, int end) {
        auto* const row = target.row(y);
        for (int x = first; x < end; ++x) {
            std::uint32_t colour = 0;
            for (std::size_t i = 0; i < 3; ++i) colour |= to_byte(planes[i].at(x, y)) << (i * 8);
            auto alpha = to_byte(planes[3].at(x, y));
            if (texture != nullptr) {
                const auto line = texel(v.at(x, y), texture->height) * texture->width;
                alpha =
                    multiply_255(alpha, texture->pixels[line + texel(u.at(x, y), texture->width)]);
            }
            row[x] = blend(row[x], colour, alpha);
        }
    });
}

std::int64_t area_of(const std::array<Vertex, 3>& p) {
    return std::int64_t{p[1].x - p[0].x} * (p[2].y - p[0].y) -
           std::int64_t{p[2].x - p[0].x} * (p[1].y - p[0].y);
}

}  // namespace

void draw_triangle(Framebuffer& target, const PixelRect& clip, const std::array<Vertex, 3>& points,
                   const ui::AlphaTexture* texture) {
    if (area_of(points) == 0) return;
    constexpr std::uint32_t kRgb = 0xFFFFFFU;
    const auto [a, b, c] = std::array{points[0].colour, points[1].colour, points[2].colour};
    if (texture != nullptr || (a & kRgb) != (b & kRgb) || (a & kRgb) != (c & kRgb)) {
        draw_shaded(target, clip, points, texture);
    } else if (a == b && a == c) {
        draw_flat(target, clip, points);
    } else {
        draw_fading(target, clip, points);
    }
}

}  // namespace platform
