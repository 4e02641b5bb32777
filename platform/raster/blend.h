#pragma once

// Integer arithmetic of colours, so that every processor computes the same picture.

#include <cstdint>

namespace platform {

/// a × b / 255, to the nearest.
constexpr std::uint32_t multiply_255(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t product = a * b + 128;
    return (product + (product >> 8)) >> 8;
}

/// `colour` over `below` with `alpha` of 255; red and blue are computed in one word.
constexpr std::uint32_t blend(std::uint32_t below, std::uint32_t colour, std::uint32_t alpha) {
    const std::uint32_t rest = 255 - alpha;
    std::uint32_t rb = (colour & 0xFF00FFU) * alpha + (below & 0xFF00FFU) * rest + 0x800080U;
    rb = ((rb + ((rb >> 8) & 0xFF00FFU)) >> 8) & 0xFF00FFU;
    std::uint32_t g = ((colour >> 8) & 0xFFU) * alpha + ((below >> 8) & 0xFFU) * rest + 0x80U;
    g = ((g + (g >> 8)) >> 8) & 0xFFU;
    return 0xFF000000U | rb | (g << 8);
}

}  // namespace platform
