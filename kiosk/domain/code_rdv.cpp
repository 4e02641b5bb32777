#include "kiosk/domain/code_rdv.h"

#include "kiosk/base/crockford.h"

#include <array>
#include <cassert>

namespace domain {
namespace {

constexpr std::size_t kDigits = 6;
using Digits = std::array<std::uint32_t, kDigits>;

/// The field of 32 elements, modulo x^5 + x^2 + 1: times x.
constexpr std::uint32_t times_x(std::uint32_t digit) {
    const auto shifted = digit << 1U;
    return (shifted & 32U) != 0 ? shifted ^ 0b100101U : shifted;
}

/// The sum of the digits, each times its own power of x. All seven powers differ, the check's
/// being 1, so a wrong letter or two exchanged ones always change the sum.
std::uint32_t check_of(const Digits& digits) {
    std::uint32_t sum = 0;
    for (const auto digit : digits) sum = times_x(sum ^ digit);
    return sum;
}

Digits digits_of(CodeRdv code) {
    Digits digits{};
    for (std::size_t i = kDigits; i-- > 0;) {
        digits.at(i) = code.value % 32;
        code.value /= 32;
    }
    return digits;
}

Error refused() {
    return fail(ErrorCode::invalid_input, "a code is seven letters and digits that agree");
}

}  // namespace

std::string to_text(CodeRdv code) {
    assert(code.value < (1U << 30U));
    const auto digits = digits_of(code);
    std::string text;
    for (const auto digit : digits) text += base::crockford_letter(digit);
    text += base::crockford_letter(check_of(digits));
    return text.insert(3, "-");
}

Result<CodeRdv> parse_code_rdv(std::string_view typed) {
    std::array<std::uint32_t, kDigits + 1> read{};
    std::size_t count = 0;
    for (const char c : typed) {
        if (c == ' ' || c == '-') continue;
        const auto digit = base::crockford_digit(c);
        if (!digit || count == read.size()) return refused();
        read.at(count++) = *digit;
    }
    if (count != read.size()) return refused();
    CodeRdv code;
    for (std::size_t i = 0; i < kDigits; ++i) code.value = code.value * 32 + read.at(i);
    if (check_of(digits_of(code)) != read.back()) return refused();
    return code;
}

}  // namespace domain
