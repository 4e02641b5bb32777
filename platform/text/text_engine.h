#pragma once

// The text of the screens: HarfBuzz, FriBidi and FreeType behind ui::TextPort. Layouts are kept by
// content, glyphs are rendered the first time they are drawn.

#include "kiosk/ui/text/text_port.h"
#include "platform/text/glyph_atlas.h"
#include "platform/text/layout.h"

#include <memory>
#include <string>
#include <unordered_map>

namespace platform {

class TextEngine final : public ui::TextPort {
  public:
    /// Opens the faces of `folder`; reads their content only when a text needs it.
    /// Fails with not_found, naming the first font that is missing.
    static Result<std::unique_ptr<TextEngine>> open(const std::string& folder);

    ui::TextBox measure(const ui::Paragraph& paragraph) override;
    ui::TextInk measure_ink(const ui::Paragraph& paragraph) override;
    ui::TextBox draw(ImDrawList& list, const ui::Paragraph& paragraph, ImVec2 at,
                     ImU32 colour) override;
    void draw_icon(ImDrawList& list, const ui::IconGlyph& icon, ImVec2 at, ImU32 colour) override;

    /// Between frames: drops the layouts, which hold what was typed and read, and the glyphs too
    /// when their pages have grown past what a session needs. Draw a new frame before presenting.
    void forget();

    std::size_t atlas_pages() const { return atlas_.page_count(); }

  private:
    explicit TextEngine(Faces faces) : faces_(std::move(faces)) {}

    Layout& layout(const ui::Paragraph& paragraph);
    LineInk ink_of(const LayoutLine& line);

    Faces faces_;
    GlyphAtlas atlas_{faces_};
    std::unordered_map<std::string, Layout> layouts_;
};

}  // namespace platform
