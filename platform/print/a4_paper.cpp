#include "platform/print/a4_paper.h"

#include <cairo-pdf.h>

namespace platform {
namespace {

cairo_status_t append_bytes(void* out, const unsigned char* bytes, unsigned size) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

void use(cairo_t* cairo, Ink ink) {
    const auto part = [&](unsigned shift) {
        return static_cast<double>(static_cast<unsigned>(ink) >> shift & 0xFFU) / 255;
    };
    cairo_set_source_rgb(cairo, part(16), part(8), part(0));
}

void draw_head(cairo_t* cairo, const std::string& lieu, const std::string& printed, bool rtl) {
    constexpr double kMark = 14.5 * kMm;
    constexpr double kUnit = kMark / 24;
    constexpr double kBeside = 19.5 * kMm;
    const double mark_top = 15.5 * kMm;
    const double mark = rtl ? kRight - kMark : kLeft;
    use(cairo, Ink::lumiere);
    draw_mark_light(cairo, mark, mark_top, kUnit);
    use(cairo, Ink::seuil);
    draw_mark(cairo, mark, mark_top, kUnit);
    const double x = rtl ? kLeft : kLeft + kBeside;
    use(cairo, Ink::encre);
    const Paragraph name{cairo, lieu, {5 * kMm, true}, kWide - kBeside};
    name.draw(x, 17 * kMm);
    if (!printed.empty()) {
        const Paragraph when{cairo, printed, {3.8 * kMm}, kWide - kBeside};
        when.draw(x, 17 * kMm + name.height());
    }
    use(cairo, Ink::seuil);
    cairo_rectangle(cairo, kLeft, 36.5 * kMm, kWide, 0.5 * kMm);
    cairo_fill(cairo);
}

Result<std::string> pdf_page(const std::function<void(cairo_t*)>& draw) {
    std::string pdf;
    const CairoSurface surface{
        cairo_pdf_surface_create_for_stream(append_bytes, &pdf, kPageWidth, kPageHeight)};
    {
        const Cairo cairo{cairo_create(surface.get())};
        draw(cairo.get());
        cairo_show_page(cairo.get());
    }
    cairo_surface_finish(surface.get());
    const auto status = cairo_surface_status(surface.get());
    if (status != CAIRO_STATUS_SUCCESS) {
        return fail(ErrorCode::unavailable, cairo_status_to_string(status));
    }
    return pdf;
}

}  // namespace platform
