#pragma once

// What every A4 page of Perron shares: measures, inks, the head with the mark, and the PDF itself,
// made in memory.

#include "kiosk/base/result.h"
#include "platform/print/pango_text.h"

#include <functional>
#include <string>

namespace platform {

constexpr double kMm = 72.0 / 25.4;
constexpr double kPageWidth = 210 * kMm;
constexpr double kPageHeight = 297 * kMm;
constexpr double kLeft = 16.2 * kMm;
constexpr double kRight = kPageWidth - 13 * kMm;
constexpr double kWide = kRight - kLeft;
constexpr double kFootnoteTop = 283 * kMm;

/// 0xRRGGBB, the tokens of the day theme (identity's plate).
enum class Ink : unsigned {
    seuil = 0x0E4A54,
    lumiere = 0xF5BC47,
    encre = 0x1A2A30,
    urgent = 0x9B1B1E,
    contour = 0x7C7262,
    black = 0,
};

void use(cairo_t* cairo, Ink ink);

/// The mark, the place and when it was printed, over a line.
void draw_head(cairo_t* cairo, const std::string& lieu, const std::string& printed, bool rtl);

/// The bytes of a PDF whose page `draw` fills; it may show it and begin another. Fails with
/// unavailable.
Result<std::string> pdf_page(const std::function<void(cairo_t*)>& draw);

}  // namespace platform
