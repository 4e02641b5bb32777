#pragma once

// The faces of the kiosk, opened from one folder, and their glyphs at a size. A face is read the
// first time something needs it, so that starting costs nothing.

#include "kiosk/base/result.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

struct FT_LibraryRec_;
struct FT_FaceRec_;
struct hb_font_t;

namespace platform {

enum class FaceName {
    andika,
    andika_bold,
    arabic,
    arabic_bold,
    phosphor_duotone,
    phosphor_bold,
    phosphor_fill
};
constexpr std::size_t kFaceCount = 7;

/// A glyph's coverage, one byte a pixel, and where its top left lies from the pen, y down.
struct GlyphBitmap {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
};

class Faces {
  public:
    /// Fails with not_found, naming the first file that is missing or is not a font.
    static Result<Faces> open(const std::string& folder);

    Faces(Faces&&) noexcept;
    Faces& operator=(Faces&&) = delete;
    ~Faces();

    bool has(FaceName face, char32_t character) const;

    /// The glyph of a character, 0 when the face has none.
    std::uint32_t glyph_of(FaceName face, char32_t character) const;

    /// For shaping at `em_px`; owned here. Its units are 1/64 px.
    hb_font_t* shaping_font(FaceName face, int em_px);

    /// Renders a glyph at `em_px`, smoothed, hinted vertically only: stems stay crisp on their
    /// baselines and keep the spacing their designer drew.
    GlyphBitmap render(FaceName face, int em_px, std::uint32_t glyph);

    /// From the top of the em box to the baseline, as a share of the em.
    float ascent_share(FaceName face) const;

  private:
    struct Library {
        void operator()(FT_LibraryRec_* library) const;
    };
    struct Face {
        void operator()(FT_FaceRec_* face) const;
    };
    struct Font {
        void operator()(hb_font_t* font) const;
    };

    Faces() = default;
    FT_FaceRec_* face(FaceName name) const;
    void set_size(FaceName name, int em_px);

    // Destroyed from the last: fonts hold their face, faces their library.
    std::unique_ptr<FT_LibraryRec_, Library> library_;
    std::array<std::string, kFaceCount> files_;
    mutable std::array<std::unique_ptr<FT_FaceRec_, Face>, kFaceCount> faces_;
    std::array<int, kFaceCount> sizes_{};
    std::map<std::pair<FaceName, int>, std::unique_ptr<hb_font_t, Font>> fonts_;
};

}  // namespace platform
