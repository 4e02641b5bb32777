#include "kiosk/base/exact.h"

#include <limits>

namespace base {
namespace {

__extension__ using Wide = __int128;

constexpr int kDecimals = 9;

std::int64_t narrow(Wide value) {
    assert(value <= std::numeric_limits<std::int64_t>::max());
    assert(value >= std::numeric_limits<std::int64_t>::min());
    return static_cast<std::int64_t>(value);
}

/// `n` / `d` to the nearest integer, ties to even.
Wide divide(Wide n, Wide d) {
    if (d < 0) return divide(-n, -d);
    const bool negative = n < 0;
    const Wide magnitude = negative ? -n : n;
    Wide quotient = magnitude / d;
    const Wide twice_rest = (magnitude - quotient * d) * 2;
    if (twice_rest > d || (twice_rest == d && quotient % 2 != 0)) ++quotient;
    return negative ? -quotient : quotient;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The digits of `text` as a number; -1 when one of them is not a digit, or there are too many.
std::int64_t digits(std::string_view text) {
    if (text.size() > kDecimals) return -1;
    std::int64_t value = 0;
    for (const char c : text) {
        if (!is_digit(c)) return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

Result<Exact> Exact::parse(std::string_view text) {
    const bool negative = !text.empty() && text.front() == '-';
    const auto number = negative ? text.substr(1) : text;
    const auto point = number.find('.');
    const auto whole = number.substr(0, point);
    const bool has_decimals = point != std::string_view::npos;
    const auto decimals = has_decimals ? number.substr(point + 1) : std::string_view{};

    const auto units = digits(whole);
    auto fraction = digits(decimals);
    if (whole.empty() || units < 0 || fraction < 0 || (has_decimals && decimals.empty())) {
        return fail(ErrorCode::invalid_input,
                    "pas un nombre décimal simple : " + std::string(text));
    }
    for (auto i = decimals.size(); i < kDecimals; ++i) fraction *= 10;
    const auto value = units * kUnit + fraction;
    return billionths(negative ? -value : value);
}

Exact operator*(Exact a, Exact b) {
    if (a.is_zero() || b.is_zero()) return {};
    return Exact::billionths(narrow(divide(Wide{a.billionths_} * b.billionths_, Exact::kUnit)));
}

Exact operator/(Exact a, Exact b) {
    assert(!b.is_zero());
    if (a.is_zero()) return {};
    return Exact::billionths(narrow(divide(Wide{a.billionths_} * Exact::kUnit, b.billionths_)));
}

Exact operator/(Exact a, int n) {
    assert(n != 0);
    return Exact::billionths(narrow(divide(a.billionths_, n)));
}

Exact mul_div(Exact a, Exact b, Exact c) {
    assert(!c.is_zero());
    if (a.is_zero()) return {};
    const Wide product = Wide{a.in_billionths()} * b.in_billionths();
    return Exact::billionths(narrow(divide(product, c.in_billionths())));
}

Exact round_to(Exact value, Exact step) {
    assert(step > Exact{});
    const auto n = step.in_billionths();
    return Exact::billionths(narrow(divide(value.in_billionths(), n) * n));
}

Exact round_up_to(Exact value, Exact step) {
    assert(step > Exact{});
    const auto n = step.in_billionths();
    auto steps = value.in_billionths() / n;
    if (steps * n < value.in_billionths()) ++steps;
    return Exact::billionths(steps * n);
}

std::string to_text(Exact value) {
    auto magnitude = value.in_billionths();
    const bool negative = magnitude < 0;
    if (negative) magnitude = -magnitude;
    std::string text{negative ? "-" : ""};
    text += std::to_string(magnitude / Exact::kUnit);

    auto fraction = std::to_string(Exact::kUnit + magnitude % Exact::kUnit).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    if (!fraction.empty()) text.append(1, '.').append(fraction);
    return text;
}

}  // namespace base
