#pragma once

// Glyphs already rendered, packed on pages of coverage. Pages are only added while a frame is being
// drawn, so that what the frame already drew stays true; `clear` is for between frames.

#include "kiosk/ui/text/alpha_texture.h"
#include "platform/text/faces.h"

#include <memory>
#include <unordered_map>

namespace platform {

struct AtlasGlyph {
    ui::AlphaTexture* page;  ///< null for a glyph without ink
    int x, y;                ///< on the page
    int left, top;           ///< from the pen, y down
    int width, height;
};

class GlyphAtlas {
  public:
    explicit GlyphAtlas(Faces& faces) : faces_(faces) {}

    const AtlasGlyph& glyph(FaceName face, int em_px, std::uint32_t glyph);

    std::size_t page_count() const { return pages_.size(); }

    /// Forgets every glyph and page. Draw data made before must not be drawn any more.
    void clear();

  private:
    struct Page {
        std::vector<std::uint8_t> pixels;
        ui::AlphaTexture texture;
        int x = 0, y = 0, row_height = 0;  ///< shelf under way
    };

    AtlasGlyph place(const GlyphBitmap& bitmap);
    Page& page_for(int width, int height);

    Faces& faces_;
    std::unordered_map<std::uint64_t, AtlasGlyph> glyphs_;
    std::vector<std::unique_ptr<Page>> pages_;
    std::uint32_t pages_made_ = 0;
};

}  // namespace platform
