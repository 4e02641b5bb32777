#include "platform/text/faces.h"

#include <ft2build.h>

#include <cassert>
#include <cstring>
#include <fstream>
#include FT_FREETYPE_H
#include <hb-ft.h>
#include <hb.h>

namespace platform {
namespace {

constexpr std::array<const char*, kFaceCount> kFiles{
    "Andika-Regular.ttf",      "Andika-Bold.ttf",      "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf", "Phosphor-Duotone.ttf", "Phosphor-Bold.ttf",
    "Phosphor-Fill.ttf",
};
constexpr FT_Int32 kLoadFlags = FT_LOAD_TARGET_LIGHT;

/// A TrueType or OpenType file starts with one of these four bytes.
bool looks_like_a_font(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    std::array<char, 4> magic{};
    if (!file.read(magic.data(), magic.size())) return false;
    return std::memcmp(magic.data(), "\0\1\0\0", 4) == 0 ||
           std::memcmp(magic.data(), "OTTO", 4) == 0 || std::memcmp(magic.data(), "true", 4) == 0;
}

std::size_t index(FaceName name) {
    return static_cast<std::size_t>(name);
}

}  // namespace

void Faces::Library::operator()(FT_LibraryRec_* library) const {
    FT_Done_FreeType(library);
}
void Faces::Face::operator()(FT_FaceRec_* face) const {
    FT_Done_Face(face);
}
void Faces::Font::operator()(hb_font_t* font) const {
    hb_font_destroy(font);
}

Faces::Faces(Faces&&) noexcept = default;

Faces::~Faces() = default;

Result<Faces> Faces::open(const std::string& folder) {
    Faces faces;
    for (std::size_t i = 0; i < kFaceCount; ++i) {
        faces.files_[i] = folder + "/" + kFiles[i];
        if (!looks_like_a_font(faces.files_[i])) {
            return fail(ErrorCode::not_found, faces.files_[i] + ": absente, ou pas une police");
        }
    }
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return fail(ErrorCode::unavailable, "FreeType");
    faces.library_.reset(library);
    return faces;
}

FT_FaceRec_* Faces::face(FaceName name) const {
    auto& kept = faces_[index(name)];
    if (!kept) {
        FT_Face opened = nullptr;
        const auto code = FT_New_Face(library_.get(), files_[index(name)].c_str(), 0, &opened);
        assert(code == 0 && "a font that was there when the kiosk started is gone");
        (void)code;
        kept.reset(opened);
    }
    return kept.get();
}

std::uint32_t Faces::glyph_of(FaceName name, char32_t character) const {
    return FT_Get_Char_Index(face(name), character);
}

bool Faces::has(FaceName name, char32_t character) const {
    return glyph_of(name, character) != 0;
}

void Faces::set_size(FaceName name, int em_px) {
    if (sizes_[index(name)] == em_px) return;
    FT_Set_Pixel_Sizes(face(name), 0, static_cast<FT_UInt>(em_px));
    sizes_[index(name)] = em_px;
}

hb_font_t* Faces::shaping_font(FaceName name, int em_px) {
    auto& font = fonts_[{name, em_px}];
    if (!font) {
        // Advances come from the unhinted outlines: they do not depend on the face's current size.
        auto* hb_face = hb_ft_face_create_referenced(face(name));
        font.reset(hb_font_create(hb_face));
        hb_face_destroy(hb_face);
        hb_font_set_scale(font.get(), em_px * 64, em_px * 64);
    }
    return font.get();
}

GlyphBitmap Faces::render(FaceName name, int em_px, std::uint32_t glyph) {
    set_size(name, em_px);
    auto* const ft = face(name);
    GlyphBitmap bitmap;
    if (FT_Load_Glyph(ft, glyph, kLoadFlags | FT_LOAD_RENDER) != 0) return bitmap;
    const auto& rendered = ft->glyph->bitmap;
    bitmap.left = ft->glyph->bitmap_left;
    bitmap.top = -ft->glyph->bitmap_top;
    bitmap.width = static_cast<int>(rendered.width);
    bitmap.height = static_cast<int>(rendered.rows);
    bitmap.pixels.resize(std::size_t{rendered.width} * rendered.rows);
    for (unsigned row = 0; row < rendered.rows; ++row) {
        std::memcpy(bitmap.pixels.data() + std::size_t{row} * rendered.width,
                    rendered.buffer + static_cast<std::ptrdiff_t>(row) * rendered.pitch,
                    rendered.width);
    }
    return bitmap;
}

float Faces::ascent_share(FaceName name) const {
    const auto* ft = face(name);
    return static_cast<float>(ft->ascender) / static_cast<float>(ft->units_per_EM);
}

}  // namespace platform
