#include "platform/raster/png.h"

#include <stb/stb_image_write.h>

namespace platform {

Status write_png(const std::string& path, const Framebuffer& picture) {
    std::vector<std::uint8_t> rgb;
    rgb.reserve(picture.pixels.size() * 3);
    for (const auto pixel : picture.pixels) {
        rgb.push_back(static_cast<std::uint8_t>(pixel >> 16));
        rgb.push_back(static_cast<std::uint8_t>(pixel >> 8));
        rgb.push_back(static_cast<std::uint8_t>(pixel));
    }
    const int written = stbi_write_png(path.c_str(), picture.width, picture.height, 3, rgb.data(),
                                       picture.width * 3);
    if (written == 0) return fail(ErrorCode::unavailable, path + ": cannot be written");
    return Done{};
}

}  // namespace platform
