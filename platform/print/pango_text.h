#pragma once

// Text on paper: laid out by pango with our faces, drawn by cairo. Any script, both directions.

#include "platform/print/qr.h"

#include <cairo.h>
#include <pango/pango.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace platform {

/// Makes the faces of a folder known to this process, without installing them; other scripts fall
/// back on the system's. Call it before anything is drawn. False when the folder gave none.
bool use_fonts(const std::string& folder);

struct CairoDeleter {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Cairo = std::unique_ptr<cairo_t, CairoDeleter>;
using CairoSurface = std::unique_ptr<cairo_surface_t, CairoDeleter>;

struct TextStyle {
    double em;  ///< in units of the drawing: dots or points
    bool bold = false;
    bool centred = false;
    double line_height = 1.3;  ///< in em
    /// Lines of a taller script than Latin hold a tenth more than the others, and no more.
    bool tight = false;
    /// Bytes of the text that are bold: from, to.
    std::vector<std::pair<std::size_t, std::size_t>> bold_parts = {};
};

/// Whether the script of that language (BCP 47 tag) is read from right to left.
bool is_from_right(const std::string& language);

/// From now on, what is drawn there is a page read from right to left: every paragraph starts at
/// its right, and one with a letter of such a script is laid out from there, whatever its first
/// letter is.
void read_from_right(cairo_t* cairo);

/// A paragraph broken into lines of at most `width`. Its direction is that of its text, or of its
/// page; text that is not centred starts where its direction does.
class Paragraph {
  public:
    Paragraph(cairo_t* cairo, const std::string& text, const TextStyle& style, double width);

    double height() const;
    /// Of the longest line.
    double ink_width() const;
    int line_count() const;

    /// Keeps the first `lines` lines, the last of them ended by an ellipsis.
    void cut_to(int lines);

    /// Draws it with its top start corner at (x, y), in the current colour.
    void draw(double x, double y) const;

  private:
    struct Unref {
        void operator()(PangoLayout* layout) const;
    };
    cairo_t* cairo_;
    std::unique_ptr<PangoLayout, Unref> layout_;
    double surplus_ = 0;  ///< what the face's own line height adds to one line
};

/// A filled QR code in a square of side `size`.
void draw_qr(cairo_t* cairo, const QrModules& modules, double x, double y, double size);

/// A closed path: a rectangle with round corners.
void round_rectangle(cairo_t* cairo, double x, double y, double width, double height,
                     double radius);

/// The mark of Perron on a grid of 24 units of `unit`: door, light, two steps. The
/// light is left out of the door's fill, for the caller's colour or for the paper.
void draw_mark(cairo_t* cairo, double x, double y, double unit);
void draw_mark_light(cairo_t* cairo, double x, double y, double unit);

}  // namespace platform
