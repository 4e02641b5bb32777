#pragma once

// The picture of the screen in memory, one 32-bit word a pixel: 0xFFRRGGBB.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace platform {

/// Whole pixels; empty when a side is not positive.
struct PixelRect {
    int x = 0, y = 0, width = 0, height = 0;

    int right() const { return x + width; }
    int bottom() const { return y + height; }
    bool empty() const { return width <= 0 || height <= 0; }
    friend bool operator==(const PixelRect&, const PixelRect&) = default;
};

inline PixelRect intersection(const PixelRect& a, const PixelRect& b) {
    const int x = std::max(a.x, b.x);
    const int y = std::max(a.y, b.y);
    return {x, y, std::min(a.right(), b.right()) - x, std::min(a.bottom(), b.bottom()) - y};
}

inline PixelRect bounds(const PixelRect& a, const PixelRect& b) {
    const int x = std::min(a.x, b.x);
    const int y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

struct Framebuffer {
    Framebuffer(int width_px, int height_px)
        : width(width_px),
          height(height_px),
          pixels(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px),
                 0xFF000000U) {}

    PixelRect area() const { return {0, 0, width, height}; }

    std::uint32_t* row(int y) { return pixels.data() + static_cast<std::ptrdiff_t>(y) * width; }
    const std::uint32_t* row(int y) const {
        return pixels.data() + static_cast<std::ptrdiff_t>(y) * width;
    }

    int width;
    int height;
    std::vector<std::uint32_t> pixels;
};

}  // namespace platform
