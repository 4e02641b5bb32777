#pragma once

// Which parts of the screen differ from the frame before, told from what is to be drawn and not
// from pixels: the screen is cut in tiles, each with a hash of everything that touches it, in
// order. A tile whose hash is the same would come out the same, so it is left alone.

#include "platform/raster/primitives.h"

namespace platform {

class Changes {
  public:
    Changes(int width_px, int height_px);

    /// The rects to draw again for this frame; they do not overlap, and are empty when nothing
    /// changed.
    std::vector<PixelRect> since_last(const std::vector<Primitive>& primitives);

    /// What is on the screen is not known any more: all of it changes next time.
    void forget();

  private:
    void hash(const Primitive& primitive);
    std::vector<PixelRect> changed_rects() const;

    PixelRect screen_;
    int columns_;
    int rows_;
    std::vector<std::uint64_t> now_;
    std::vector<std::uint64_t> before_;
};

}  // namespace platform
