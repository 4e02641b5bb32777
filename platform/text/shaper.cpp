#include "platform/text/shaper.h"

#include <fribidi.h>
#include <hb.h>

#include <cmath>

namespace platform {
namespace {

/// Noto Sans Arabic beside Andika at equal em looks small (identity.md, section 2).
constexpr float kArabicScale = 1.04F;

bool is_arabic(char32_t c) {
    return (c >= 0x0600 && c <= 0x06FF) || (c >= 0x0750 && c <= 0x077F) ||
           (c >= 0x08A0 && c <= 0x08FF) || (c >= 0xFB50 && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFE);
}

/// Joiners and marks stay with the character before them.
bool follows(char32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2066 && c <= 0x2069);
}

FaceName face_for(char32_t c, const ui::TextStyle& style, const Faces& faces) {
    const bool bold = style.weight == ui::Weight::bold;
    const auto latin = bold ? FaceName::andika_bold : FaceName::andika;
    const auto arabic = bold ? FaceName::arabic_bold : FaceName::arabic;
    return is_arabic(c) && faces.has(arabic, c) ? arabic : latin;
}

std::vector<std::uint8_t> bidi_levels(const std::u32string& text, ui::Direction direction,
                                      std::uint8_t& base_level) {
    const auto size = static_cast<FriBidiStrIndex>(text.size());
    const std::vector<FriBidiChar> characters(text.begin(), text.end());
    std::vector<FriBidiCharType> types(text.size());
    std::vector<FriBidiBracketType> brackets(text.size());
    std::vector<FriBidiLevel> levels(text.size());
    fribidi_get_bidi_types(characters.data(), size, types.data());
    fribidi_get_bracket_types(characters.data(), size, types.data(), brackets.data());
    FriBidiParType base = direction == ui::Direction::rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    const auto highest = fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), size,
                                                             &base, levels.data());
    base_level = FRIBIDI_IS_RTL(base) ? 1 : 0;
    // Zero is FriBidi's word for a failure: the text then runs one way.
    if (highest == 0) return std::vector<std::uint8_t>(text.size(), base_level);
    return {levels.begin(), levels.end()};
}

hb_script_t script_of(FaceName face) {
    const bool arabic = face == FaceName::arabic || face == FaceName::arabic_bold;
    return arabic ? HB_SCRIPT_ARABIC : HB_SCRIPT_LATIN;
}

void shape_run(Run& run, FaceName face, const ShapedLine& line, int em_px, Faces& faces) {
    auto* buffer = hb_buffer_create();
    const auto* codepoints = reinterpret_cast<const std::uint32_t*>(line.text.data());
    hb_buffer_add_utf32(buffer, codepoints, static_cast<int>(line.text.size()), run.first,
                        static_cast<int>(run.end - run.first));
    hb_buffer_set_direction(buffer, run.level % 2 == 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, script_of(face));
    hb_buffer_set_language(buffer, hb_language_from_string("fr", -1));

    // Andika's ss01 keeps the two-storey a of adult print.
    const hb_feature_t two_storey{HB_TAG('s', 's', '0', '1'), 1, HB_FEATURE_GLOBAL_START,
                                  HB_FEATURE_GLOBAL_END};
    hb_shape(faces.shaping_font(face, em_px), buffer, &two_storey, 1);

    unsigned count = 0;
    const auto* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const auto* positions = hb_buffer_get_glyph_positions(buffer, &count);
    run.glyphs.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
        run.glyphs.push_back({face, em_px, infos[i].codepoint, infos[i].cluster,
                              positions[i].x_advance, positions[i].x_offset,
                              positions[i].y_offset});
    }
    hb_buffer_destroy(buffer);
}

/// Length of the UTF-8 sequence that `lead` opens, 0 when it opens none.
int sequence_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

}  // namespace

std::u32string decode_utf8(std::string_view utf8) {
    std::u32string text;
    text.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const auto length = static_cast<std::size_t>(sequence_length(lead));
        char32_t character = length <= 1 ? lead : lead & (0xFFU >> (length + 1));
        std::size_t read = 1;
        for (; read < length && i + read < utf8.size(); ++read) {
            const auto next = static_cast<unsigned char>(utf8[i + read]);
            if ((next & 0xC0) != 0x80) break;
            character = character << 6 | (next & 0x3F);
        }
        text += length != 0 && read == length ? character : char32_t{0xFFFD};
        i += read;
    }
    return text;
}

ShapedLine shape(std::u32string text, const ui::TextStyle& style, ui::Direction direction,
                 Faces& faces) {
    ShapedLine line;
    line.text = std::move(text);
    if (line.text.empty()) return line;
    const auto levels = bidi_levels(line.text, direction, line.base_level);
    const int em = static_cast<int>(std::lround(style.em_px));
    const int arabic_em = static_cast<int>(std::lround(style.em_px * kArabicScale));

    std::uint32_t first = 0;
    auto face = face_for(line.text[0], style, faces);
    for (std::uint32_t i = 1; i <= line.text.size(); ++i) {
        const bool at_end = i == line.text.size();
        const auto next =
            at_end || follows(line.text[i]) ? face : face_for(line.text[i], style, faces);
        if (!at_end && next == face && levels[i] == levels[first]) continue;
        Run run{first, i, levels[first], {}};
        shape_run(run, face, line, script_of(face) == HB_SCRIPT_ARABIC ? arabic_em : em, faces);
        line.runs.push_back(std::move(run));
        first = i;
        face = next;
    }
    return line;
}

}  // namespace platform
