#pragma once

#include <cstdint>

namespace ui {

/// What an ImTextureID points to in Perron: a page of coverage, one byte a pixel, row after row.
/// Dear ImGui's own font texture is a null ImTextureID: shapes sample its white pixel, so that a
/// triangle without texture is a plain colour.
struct AlphaTexture {
    const std::uint8_t* pixels;
    int width;
    int height;
    std::uint32_t serial;  ///< never used twice: tells a page from one that took its memory
};

}  // namespace ui
