#pragma once

// The seats of a collective session. Seat n of an agenda is an agenda of its own, beside it: each
// seat is then sold, entrusted, cancelled and fought over by the rules that are proven for one
// person's time, and there are never more rdv than seats because there is no other seat to write.

#include <cstdint>

namespace domain {

/// Above every number that a department gives to an agenda.
constexpr std::int64_t kAgendasOfPlace = std::int64_t{1} << 32;

/// `place` counts from 0, which is the agenda itself.
constexpr std::int64_t agenda_of_place(std::int64_t agenda, int place) {
    return agenda + place * kAgendasOfPlace;
}
/// The number that the department knows.
constexpr std::int64_t agenda_known(std::int64_t agenda) {
    return agenda % kAgendasOfPlace;
}
constexpr int place_of(std::int64_t agenda) {
    return static_cast<int>(agenda / kAgendasOfPlace);
}

}  // namespace domain
