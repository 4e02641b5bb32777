#include "kiosk/base/crockford.h"

#include <cassert>
#include <string_view>

namespace base {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

char normalised(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') return '0';
    if (c == 'I' || c == 'L') return '1';
    return c;
}

}  // namespace

char crockford_letter(std::uint32_t digit) {
    assert(digit < kAlphabet.size());
    return kAlphabet[digit];
}

std::optional<std::uint32_t> crockford_digit(char typed) {
    const auto at = kAlphabet.find(normalised(typed));
    if (at == kAlphabet.npos) return std::nullopt;
    return static_cast<std::uint32_t>(at);
}

}  // namespace base
