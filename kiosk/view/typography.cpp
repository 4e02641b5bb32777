#include "kiosk/view/typography.h"

#include <array>
#include <string_view>
#include <utility>

namespace view {

std::string typeset_french(const std::string& typed) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kReplaced{{
        {"'", "\u2019"},
        {" ;", "\u202F;"},
        {" ?", "\u202F?"},
        {" !", "\u202F!"},
        {" »", "\u202F»"},
        {" :", "\u00A0:"},
        {"« ", "«\u00A0"},
    }};
    std::string set = typed;
    for (const auto& [from, to] : kReplaced) {
        auto at = set.find(from);
        while (at != std::string::npos) {
            set.replace(at, from.size(), to);
            at = set.find(from, at + to.size());
        }
    }
    return set;
}

std::string inside_a_sentence(const std::string& words) {
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    constexpr char kLatin1 = '\xC3';  // À to Þ are this byte, then 80 to 9E: small letters, 20 more
    std::string said = words;
    if (said.size() < 2) return said;
    if (is_capital(said[0]) && !is_capital(said[1])) said[0] = static_cast<char>(said[0] + 0x20);
    const auto second = static_cast<unsigned char>(said[1]);
    if (said[0] == kLatin1 && second >= 0x80 && second <= 0x9E) {
        said[1] = static_cast<char>(second + 0x20);
    }
    return said;
}

}  // namespace view
