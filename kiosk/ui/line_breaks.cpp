#include "kiosk/ui/line_breaks.h"

namespace ui {
namespace {

constexpr int kLittle = 3;
constexpr std::string_view kNoBreakSpace = "\u00a0";
constexpr std::string_view kNoBreakHyphen = "\u2011";

bool starts_letter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

}  // namespace

std::string tie_little_words(std::string_view utf8) {
    std::string tied;
    int letters = 0;
    bool is_first_word = true;
    for (const char byte : utf8) {
        if (byte != ' ') {
            letters += starts_letter(byte) ? 1 : 0;
            tied += byte == '-' ? kNoBreakHyphen : std::string_view{&byte, 1};
            continue;
        }
        const bool ties = !is_first_word && letters > 0 && letters <= kLittle;
        tied += ties ? kNoBreakSpace : std::string_view{" "};
        letters = 0;
        is_first_word = false;
    }
    return tied;
}

}  // namespace ui
