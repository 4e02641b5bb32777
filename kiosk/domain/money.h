#pragma once

#include "kiosk/base/exact.h"

#include <compare>
#include <cstdint>

namespace domain {

/// An amount of euros, exact to the centime, negative when owed. The period is not part of the
/// type; it ends the variable's name (`rsa_per_month`). Rules compute in base::Exact and become
/// Money only at their end.
class Money {
  public:
    constexpr Money() = default;
    static constexpr Money centimes(std::int64_t n) { return Money{n}; }

    /// The nearest centime, ties to even.
    static Money from(base::Exact euros) {
        return Money{base::to_cent(euros).in_billionths() / base::kCent.in_billionths()};
    }

    constexpr std::int64_t in_centimes() const { return centimes_; }

    friend constexpr Money operator+(Money a, Money b) { return Money{a.centimes_ + b.centimes_}; }
    friend constexpr Money operator-(Money a, Money b) { return Money{a.centimes_ - b.centimes_}; }
    friend constexpr auto operator<=>(Money, Money) = default;

  private:
    constexpr explicit Money(std::int64_t n) : centimes_(n) {}
    std::int64_t centimes_ = 0;
};

}  // namespace domain
