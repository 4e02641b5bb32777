#pragma once

// Which queue number comes next: no number stands twice on a desk's list of the day. Pure; the rule
// and its reasons are in docs/formats/journal.md, "Les numéros de ticket".

#include "kiosk/base/civil_time.h"

#include <optional>

namespace domain {

inline constexpr int kLastTicketNumber = 9999;  ///< of one day

/// The day a number is given, as far as the device knows.
struct TicketDay {
    base::Date jour;
    bool is_sure;  ///< its clock is believed, and is not behind what it already knows
};

/// Where the count of a device stands: what it keeps beside its log.
struct TicketSeries {
    base::Date jour;         ///< the last sure day a number was given on; until one is, the first
    int last;                ///< the last number given
    bool may_be_of_any_day;  ///< given at an unsure hour since the last sure one
    friend bool operator==(const TicketSeries&, const TicketSeries&) = default;
};

/// The count once one more number is given. It starts again at 1 on a new sure day, unless a number
/// given at an unsure hour may turn out to be of that day: then it goes on. A series that goes on
/// so for long takes 1 after 999, to stay readable. Nothing after 9999 numbers in one day.
std::optional<TicketSeries> next_ticket(const std::optional<TicketSeries>& before,
                                        const TicketDay& today);

}  // namespace domain
