#pragma once

// Exact decimal arithmetic for rules of law: a signed number kept to the billionth in 64 bits, with
// 128-bit products. Every decimal of up to nine places is exact; a product or quotient is rounded
// once, to the nearest billionth, ties to even. Range: ±9.2 billion, so amounts of a household and
// their yearly sums fit with room to spare; leaving it is a bug (assert). No double anywhere.

#include "kiosk/base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace base {

class Exact {
  public:
    static constexpr std::int64_t kUnit = 1'000'000'000;

    constexpr Exact() = default;

    /// `n` whole units.
    constexpr explicit Exact(int n) : billionths_(n * kUnit) {}

    static constexpr Exact billionths(std::int64_t n) {
        Exact value;
        value.billionths_ = n;
        return value;
    }

    /// Reads "-12", "0.20234": an optional sign, digits, at most nine decimals, at most nine digits
    /// before the point. Fails with invalid_input on anything else (exponents included).
    static Result<Exact> parse(std::string_view text);

    constexpr std::int64_t in_billionths() const { return billionths_; }
    constexpr bool is_zero() const { return billionths_ == 0; }

    friend constexpr Exact operator+(Exact a, Exact b) {
        return billionths(a.billionths_ + b.billionths_);
    }
    friend constexpr Exact operator-(Exact a, Exact b) {
        return billionths(a.billionths_ - b.billionths_);
    }
    friend constexpr Exact operator-(Exact a) { return billionths(-a.billionths_); }
    friend constexpr Exact operator*(Exact a, int n) { return billionths(a.billionths_ * n); }
    friend constexpr Exact operator*(int n, Exact a) { return a * n; }
    Exact& operator+=(Exact other) { return *this = *this + other; }
    Exact& operator-=(Exact other) { return *this = *this - other; }
    friend Exact operator*(Exact a, Exact b);
    friend Exact operator/(Exact a, Exact b);
    friend Exact operator/(Exact a, int n);

    friend constexpr auto operator<=>(Exact, Exact) = default;

  private:
    std::int64_t billionths_ = 0;
};

/// `a` × `b` / `c`, rounded once. `c` is not zero.
Exact mul_div(Exact a, Exact b, Exact c);

/// The nearest multiple of `step`, ties to the even multiple: "to the cent", "to the euro" of the
/// rules. `step` > 0.
Exact round_to(Exact value, Exact step);

/// The smallest multiple of `step` that is not below `value`. `step` > 0.
Exact round_up_to(Exact value, Exact step);

constexpr Exact kCent = Exact::billionths(Exact::kUnit / 100);
constexpr Exact kEuro = Exact{1};

inline Exact to_cent(Exact value) {
    return round_to(value, kCent);
}
inline Exact to_euro(Exact value) {
    return round_to(value, kEuro);
}
/// The value, or 0 when it is negative: the floor of almost every rule.
constexpr Exact not_negative(Exact value) {
    return value < Exact{} ? Exact{} : value;
}

/// "651.69", "-0.5", "12": shortest decimal writing, with a point.
std::string to_text(Exact value);

}  // namespace base
