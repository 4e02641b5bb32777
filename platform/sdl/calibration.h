#pragma once

namespace platform {

/// From where a touch panel says a finger is to where it is, in pixels of the screen: a 2 × 3
/// matrix, row after row. The identity for a panel that is right.
struct Calibration {
    float xx = 1, xy = 0, x0 = 0;
    float yx = 0, yy = 1, y0 = 0;

    float x(float px, float py) const { return xx * px + xy * py + x0; }
    float y(float px, float py) const { return yx * px + yy * py + y0; }
};

}  // namespace platform
