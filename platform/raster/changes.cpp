#include "platform/raster/changes.h"

namespace platform {
namespace {

constexpr int kTile = 16;
constexpr std::size_t kMaxRects = 16;
constexpr std::uint64_t kUnknown = 0;
constexpr std::uint64_t kEmpty = 0x9E3779B97F4A7C15U;

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
    hash = (hash ^ word) * 0xFF51AFD7ED558CCDU;
    return hash ^ (hash >> 32);
}

std::uint64_t pair(std::int32_t a, std::int32_t b) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(a)) << 32 |
           static_cast<std::uint32_t>(b);
}

std::uint64_t hash_of(const Primitive& primitive) {
    auto hash = mix(kEmpty, static_cast<std::uint64_t>(primitive.shape));
    hash = mix(hash, pair(primitive.box.x, primitive.box.y));
    hash = mix(hash, pair(primitive.box.width, primitive.box.height));
    for (const auto& point : primitive.points) {
        hash = mix(hash, pair(point.x, point.y));
        hash = mix(hash, point.colour);
        if (primitive.texture != nullptr) hash = mix(hash, pair(point.u, point.v));
    }
    return primitive.texture == nullptr ? hash : mix(hash, primitive.texture->serial);
}

/// Adds a run of tiles below one just like it, or on its own.
void add_run(std::vector<PixelRect>& rects, const PixelRect& run) {
    for (auto& above : rects) {
        if (above.x != run.x || above.width != run.width || above.bottom() != run.y) continue;
        above.height += run.height;
        return;
    }
    rects.push_back(run);
}

}  // namespace

Changes::Changes(int width_px, int height_px)
    : screen_{0, 0, width_px, height_px},
      columns_((width_px + kTile - 1) / kTile),
      rows_((height_px + kTile - 1) / kTile),
      now_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)),
      before_(now_.size(), kUnknown) {}

void Changes::forget() {
    std::fill(before_.begin(), before_.end(), kUnknown);
}

void Changes::hash(const Primitive& primitive) {
    const auto word = hash_of(primitive);
    const auto& box = primitive.box;
    const int last_column = (box.right() - 1) / kTile;
    const int last_row = (box.bottom() - 1) / kTile;
    for (int row = box.y / kTile; row <= last_row; ++row) {
        auto* const tiles = now_.data() + static_cast<std::ptrdiff_t>(row) * columns_;
        for (int column = box.x / kTile; column <= last_column; ++column) {
            tiles[column] = mix(tiles[column], word);
        }
    }
}

std::vector<PixelRect> Changes::changed_rects() const {
    const auto changed = [&](int row, int column) {
        const auto tile = static_cast<std::size_t>(row * columns_ + column);
        return now_[tile] != before_[tile];
    };
    std::vector<PixelRect> rects;
    for (int row = 0; row < rows_; ++row) {
        for (int column = 0; column < columns_; ++column) {
            const int first = column;
            while (column < columns_ && changed(row, column)) ++column;
            if (column == first) continue;
            const PixelRect run{first * kTile, row * kTile, (column - first) * kTile, kTile};
            add_run(rects, intersection(screen_, run));
        }
    }
    if (rects.size() <= kMaxRects) return rects;
    auto all = rects[0];
    for (const auto& rect : rects) all = bounds(all, rect);
    return {all};
}

std::vector<PixelRect> Changes::since_last(const std::vector<Primitive>& primitives) {
    std::fill(now_.begin(), now_.end(), kEmpty);
    for (const auto& primitive : primitives) hash(primitive);
    auto rects = changed_rects();
    before_ = now_;
    return rects;
}

}  // namespace platform
