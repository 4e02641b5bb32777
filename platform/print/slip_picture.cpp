#include "platform/print/slip_picture.h"

#include "platform/print/pango_text.h"

#include <algorithm>
#include <cmath>

namespace platform {
namespace {

using domain::SlipLine;

// Dots: 8 a millimetre.
constexpr double kWidth = 576;
constexpr double kMargin = 20;
constexpr double kInner = kWidth - 2 * kMargin;
constexpr double kLongest = 4800;
constexpr double kMarkUnit = 3;
constexpr double kMarkWidth = 24 * kMarkUnit;
constexpr double kMarkGap = 16;
constexpr double kNameWidth = 400;
constexpr double kQrAtLeast = 240;  // 30 mm
constexpr double kRuleThickness = 3;
constexpr double kRuleSpace = 15;
constexpr std::uint8_t kInkFrom = 112;  // of 255: a thermal dot is lighter than a drawn one

TextStyle style_of(const SlipLine& line) {
    switch (line.kind) {
        case SlipLine::Kind::huge:
            return {104, true, line.centred, 1.05};
        case SlipLine::Kind::title:
            return {51, true, line.centred, 1.3};
        case SlipLine::Kind::bold:
            return {34, true, line.centred, 1.28};
        case SlipLine::Kind::small:
            return {26, false, line.centred, 1.25};
        default:
            return {34, false, line.centred, 1.28};
    }
}

/// Draws from the top down; knows how much is used.
class Pen {
  public:
    Pen(cairo_t* cairo, bool from_right) : cairo_(cairo), from_right_(from_right) {
        if (from_right) read_from_right(cairo);
    }

    void heading(const std::string& text) {
        if (text.empty()) return;
        const Paragraph name{cairo_, text, {34, true, false, 1.28}, kNameWidth};
        const double height = std::max(kMarkWidth, name.height());
        const double width = kMarkWidth + kMarkGap + name.ink_width();
        const double start = kMargin + std::max(0.0, (kInner - width) / 2);
        const double end = start + width;
        const double mark = from_right_ ? end - kMarkWidth : start;
        const double words = from_right_ ? mark - kMarkGap - kNameWidth : end - name.ink_width();
        draw_mark(cairo_, mark, y_ + (height - kMarkWidth) / 2, kMarkUnit);
        name.draw(words, y_ + (height - name.height()) / 2);
        y_ += height + kRuleSpace / 2;
        rule();
    }

    /// False when the line does not fit any more.
    bool line(const SlipLine& line) {
        if (line.kind == SlipLine::Kind::rule) return rule();
        if (line.kind == SlipLine::Kind::qr) return qr(line.text);
        const Paragraph text{cairo_, line.text, style_of(line), kInner};
        if (y_ + text.height() > kLongest) return false;
        text.draw(kMargin, y_);
        y_ += text.height();
        return true;
    }

    /// The whole dots used, with a little white below.
    std::size_t height() const { return static_cast<std::size_t>(std::ceil(y_ + kRuleSpace)); }

  private:
    bool rule() {
        y_ += kRuleSpace;
        cairo_rectangle(cairo_, kMargin, std::round(y_), kInner, kRuleThickness);
        cairo_fill(cairo_);
        y_ = std::round(y_) + kRuleThickness + kRuleSpace;
        return y_ < kLongest;
    }

    bool qr(const std::string& text) {
        const auto modules = qr_modules(text);
        if (modules.empty()) return true;
        const auto count = static_cast<double>(modules.size());
        const double side = std::min(std::ceil(kQrAtLeast / count), std::floor(kInner / count));
        const double size = side * count;
        if (y_ + size + 2 * kQuiet * side > kLongest) return false;
        y_ = std::round(y_ + kQuiet * side);
        draw_qr(cairo_, modules, std::floor((kWidth - size) / 2), y_, size);
        y_ += size + kQuiet * side;
        return true;
    }

    static constexpr double kQuiet = 4;  ///< modules of white that a reader needs

    cairo_t* cairo_;
    bool from_right_;
    double y_ = 26;
};

Bitmap to_bits(cairo_surface_t* surface, std::size_t height) {
    cairo_surface_flush(surface);
    const auto* data = cairo_image_surface_get_data(surface);
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    Bitmap bitmap;
    bitmap.bytes.assign(height * Bitmap::kBytesPerRow, 0);
    for (std::size_t y = 0; y < height; ++y) {
        for (std::size_t x = 0; x < static_cast<std::size_t>(kWidth); ++x) {
            if (data[y * stride + x] < kInkFrom) continue;
            bitmap.bytes[y * Bitmap::kBytesPerRow + x / 8] |=
                static_cast<std::uint8_t>(0x80U >> (x % 8));
        }
    }
    return bitmap;
}

}  // namespace

Bitmap draw_slip(const domain::Slip& slip) {
    const CairoSurface surface{cairo_image_surface_create(CAIRO_FORMAT_A8, static_cast<int>(kWidth),
                                                          static_cast<int>(kLongest) + 100)};
    const Cairo cairo{cairo_create(surface.get())};
    Pen pen{cairo.get(), is_from_right(slip.language)};
    pen.heading(slip.heading);
    const bool whole = std::all_of(slip.lines.begin(), slip.lines.end(),
                                   [&](const SlipLine& line) { return pen.line(line); });
    if (!whole) {
        const Paragraph cut{cairo.get(), "[…]", style_of({SlipLine::Kind::text, "", true}), kInner};
        cut.draw(kMargin, static_cast<double>(pen.height()) - kRuleSpace);
        return to_bits(surface.get(), pen.height() + static_cast<std::size_t>(cut.height()));
    }
    return to_bits(surface.get(), pen.height());
}

Status write_png(const Bitmap& bitmap, const std::string& path) {
    const CairoSurface surface{cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, static_cast<int>(kWidth), static_cast<int>(bitmap.height()))};
    auto* data = cairo_image_surface_get_data(surface.get());
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    cairo_surface_flush(surface.get());
    for (std::size_t y = 0; y < bitmap.height(); ++y) {
        for (std::size_t x = 0; x < static_cast<std::size_t>(kWidth); ++x) {
            std::fill_n(data + y * stride + 4 * x, 4, bitmap.ink(x, y) ? 0 : 0xFF);
        }
    }
    cairo_surface_mark_dirty(surface.get());
    if (cairo_surface_write_to_png(surface.get(), path.c_str()) != CAIRO_STATUS_SUCCESS) {
        return fail(ErrorCode::unavailable, path + " : ne s'écrit pas");
    }
    return Done{};
}

}  // namespace platform
