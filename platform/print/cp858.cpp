#include "platform/print/escpos.h"

#include <array>
#include <utility>

namespace platform {
namespace {

/// Code page 858 from 0x80 on, as Unicode.
constexpr std::array<char32_t, 128> kUpperHalf{
    U'Ç', U'ü', U'é', U'â', U'ä', U'à', U'å', U'ç',      U'ê', U'ë', U'è', U'ï', U'î', U'ì', U'Ä',
    U'Å', U'É', U'æ', U'Æ', U'ô', U'ö', U'ò', U'û',      U'ù', U'ÿ', U'Ö', U'Ü', U'ø', U'£', U'Ø',
    U'×', U'ƒ', U'á', U'í', U'ó', U'ú', U'ñ', U'Ñ',      U'ª', U'º', U'¿', U'®', U'¬', U'½', U'¼',
    U'¡', U'«', U'»', U'░', U'▒', U'▓', U'│', U'┤',      U'Á', U'Â', U'À', U'©', U'╣', U'║', U'╗',
    U'╝', U'¢', U'¥', U'┐', U'└', U'┴', U'┬', U'├',      U'─', U'┼', U'ã', U'Ã', U'╚', U'╔', U'╩',
    U'╦', U'╠', U'═', U'╬', U'¤', U'ð', U'Ð', U'Ê',      U'Ë', U'È', U'€', U'Í', U'Î', U'Ï', U'┘',
    U'┌', U'█', U'▄', U'¦', U'Ì', U'▀', U'Ó', U'ß',      U'Ô', U'Ò', U'õ', U'Õ', U'µ', U'þ', U'Þ',
    U'Ú', U'Û', U'Ù', U'ý', U'Ý', U'¯', U'´', U'\u00AD', U'±', U'‗', U'¾', U'¶', U'§', U'÷', U'¸',
    U'°', U'¨', U'·', U'¹', U'³', U'²', U'■', U'\u00A0'};

constexpr std::array<std::pair<char32_t, std::string_view>, 12> kPlainForms{{
    {U'’', "'"},
    {U'‘', "'"},
    {U'“', "\""},
    {U'”', "\""},
    {U'–', "-"},
    {U'—', "-"},
    {U'‑', "-"},
    {U'…', "..."},
    {U'œ', "oe"},
    {U'Œ', "OE"},
    {U'\u202F', "\xFF"},
    {U'•', "-"},
}};

/// The next character of well-formed UTF-8; none at the first byte that is not.
std::optional<char32_t> next_character(std::string_view& rest) {
    const auto first = static_cast<unsigned char>(rest.front());
    const std::size_t size = first < 0x80   ? 1
                             : first < 0xC0 ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                                            : 4;
    if (size == 0 || size > rest.size()) return std::nullopt;
    char32_t character = size == 1 ? first : first & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        character = character << 6 | (static_cast<unsigned char>(rest[i]) & 0x3FU);
    }
    rest.remove_prefix(size);
    return character;
}

std::optional<std::string> encode(char32_t character) {
    const bool is_ascii = (character >= 0x20 && character < 0x7F) || character == U'\n';
    if (is_ascii) return std::string(1, static_cast<char>(character));
    for (std::size_t i = 0; i < kUpperHalf.size(); ++i) {
        if (kUpperHalf[i] == character) return std::string(1, static_cast<char>(0x80 + i));
    }
    for (const auto& [typographic, plain] : kPlainForms) {
        if (typographic == character) return std::string{plain};
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> to_cp858(std::string_view utf8) {
    std::string bytes;
    while (!utf8.empty()) {
        const auto character = next_character(utf8);
        const auto encoded = character ? encode(*character) : std::nullopt;
        if (!encoded) return std::nullopt;
        bytes += *encoded;
    }
    return bytes;
}

}  // namespace platform
