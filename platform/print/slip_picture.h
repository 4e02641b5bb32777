#pragma once

// A slip as a picture of one bit a dot, 576 dots wide: 72 mm at 203 dpi, what an 80 mm printer
// prints. Looks like the identity's ticket: mark and name, rules, title, huge number, QR.

#include "kiosk/domain/ports/printer.h"

#include <cstdint>
#include <string>
#include <vector>

namespace platform {

/// Rows of 8 dots a byte, the first dot in the high bit, 1 is ink: what `GS v 0` prints.
struct Bitmap {
    static constexpr std::size_t kBytesPerRow = 72;
    std::vector<std::uint8_t> bytes;

    std::size_t height() const { return bytes.size() / kBytesPerRow; }
    bool ink(std::size_t x, std::size_t y) const {
        return (bytes[y * kBytesPerRow + x / 8] >> (7 - x % 8) & 1) != 0;
    }
};

/// Draws a slip; its height follows its lines. A slip longer than 60 cm ends with "[…]".
Bitmap draw_slip(const domain::Slip& slip);

/// The same as a PNG file, for a demonstration without a printer.
Status write_png(const Bitmap& bitmap, const std::string& path);

}  // namespace platform
