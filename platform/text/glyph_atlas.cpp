#include "platform/text/glyph_atlas.h"

#include <algorithm>
#include <cstring>

namespace platform {
namespace {

constexpr int kPageSize = 512;
constexpr int kGap = 1;

std::uint64_t key_of(FaceName face, int em_px, std::uint32_t glyph) {
    return static_cast<std::uint64_t>(face) << 56 | static_cast<std::uint64_t>(em_px) << 32 | glyph;
}

}  // namespace

const AtlasGlyph& GlyphAtlas::glyph(FaceName face, int em_px, std::uint32_t glyph) {
    const auto key = key_of(face, em_px, glyph);
    const auto known = glyphs_.find(key);
    if (known != glyphs_.end()) return known->second;
    return glyphs_.emplace(key, place(faces_.render(face, em_px, glyph))).first->second;
}

GlyphAtlas::Page& GlyphAtlas::page_for(int width, int height) {
    if (!pages_.empty()) {
        auto& page = *pages_.back();
        if (page.x + width > page.texture.width) {
            page.y += page.row_height + kGap;
            page.x = 0;
            page.row_height = 0;
        }
        if (page.x + width <= page.texture.width && page.y + height <= page.texture.height) {
            return page;
        }
    }
    const int size = std::max({kPageSize, width, height});
    auto page = std::make_unique<Page>();
    page->pixels.resize(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
    page->texture = {page->pixels.data(), size, size, ++pages_made_};
    pages_.push_back(std::move(page));
    return *pages_.back();
}

AtlasGlyph GlyphAtlas::place(const GlyphBitmap& bitmap) {
    if (bitmap.pixels.empty()) return {nullptr, 0, 0, 0, 0, 0, 0};
    auto& page = page_for(bitmap.width, bitmap.height);
    const AtlasGlyph placed{&page.texture, page.x,       page.y,       bitmap.left,
                            bitmap.top,    bitmap.width, bitmap.height};
    for (int row = 0; row < bitmap.height; ++row) {
        std::memcpy(page.pixels.data() + std::ptrdiff_t{page.y + row} * page.texture.width + page.x,
                    bitmap.pixels.data() + std::ptrdiff_t{row} * bitmap.width,
                    static_cast<std::size_t>(bitmap.width));
    }
    page.x += bitmap.width + kGap;
    page.row_height = std::max(page.row_height, bitmap.height);
    return placed;
}

void GlyphAtlas::clear() {
    glyphs_.clear();
    pages_.clear();
}

}  // namespace platform
