#pragma once

// The time of agendas, cut in quanta of five minutes. A quantum is numbered from 1970-01-01 00:00
// UTC, not from the midnight of its day: the night when clocks go back holds two different quanta
// for "2 h 30", and no rule on ownership has to know about it (booking.md, section 4).

#include "kiosk/base/civil_time.h"

#include <algorithm>
#include <chrono>
#include <compare>
#include <cstdint>

namespace domain {

using Quanta = std::chrono::duration<std::int64_t, std::ratio<300>>;
using Quantum = std::chrono::sys_time<Quanta>;

/// Some time of one agenda, from `start` up to `end`, which is not part of it.
struct Tranche {
    std::int64_t agenda = 0;
    Quantum start;
    Quantum end;

    friend auto operator<=>(const Tranche&, const Tranche&) = default;
};

constexpr bool is_real(const Tranche& tranche) {
    return tranche.start < tranche.end;
}
constexpr Quanta length(const Tranche& tranche) {
    return tranche.end - tranche.start;
}
constexpr bool overlap(const Tranche& a, const Tranche& b) {
    return a.agenda == b.agenda && a.start < b.end && b.start < a.end;
}
constexpr bool holds(const Tranche& outer, const Tranche& inner) {
    return outer.agenda == inner.agenda && outer.start <= inner.start && inner.end <= outer.end;
}
/// What both hold; not real when they do not overlap.
constexpr Tranche common(const Tranche& a, const Tranche& b) {
    return {a.agenda, std::max(a.start, b.start), std::min(a.end, b.end)};
}

/// The first quantum that begins at or after the instant, and the last that begins at or before.
constexpr Quantum quantum_from(base::Instant instant) {
    return std::chrono::ceil<Quanta>(instant);
}
constexpr Quantum quantum_until(base::Instant instant) {
    return std::chrono::floor<Quanta>(instant);
}

}  // namespace domain
