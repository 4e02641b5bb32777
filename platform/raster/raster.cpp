#include "platform/raster/raster.h"

namespace platform {
namespace {

constexpr std::uint32_t kBlack = 0xFF000000U;

void clear(Framebuffer& picture, const PixelRect& rect) {
    for (int y = rect.y; y < rect.bottom(); ++y) {
        std::fill_n(picture.row(y) + rect.x, rect.width, kBlack);
    }
}

}  // namespace

Raster::Raster(int width_px, int height_px)
    : picture_(width_px, height_px), changes_(width_px, height_px) {}

std::vector<PixelRect> Raster::draw(const ImDrawData& data) {
    read_primitives(data, picture_.area(), primitives_);
    auto rects = changes_.since_last(primitives_);
    for (const auto& rect : rects) {
        clear(picture_, rect);
        for (const auto& primitive : primitives_) draw_primitive(picture_, rect, primitive);
    }
    return rects;
}

}  // namespace platform
