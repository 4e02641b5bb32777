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

}  // namespace view
