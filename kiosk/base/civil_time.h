#pragma once

// Civil time in metropolitan France. GCC 12 has no time-zone database in <chrono>, and a kiosk must
// not depend on the system's TZ setting: the European summer-time rule is computed here.

#include <chrono>

namespace base {

/// An instant, UTC, to the millisecond since 1970-01-01.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

using Date = std::chrono::year_month_day;

/// What a clock on a French wall shows at an instant.
struct CivilTime {
    Date date;
    std::chrono::minutes time_of_day;  ///< 0 to 1439

    friend auto operator<=>(const CivilTime&, const CivilTime&) = default;
};

/// Hours to add to UTC in Paris at `instant`: 2 h from the last Sunday of March, 01:00 UTC, to the
/// last Sunday of October, 01:00 UTC; else 1 h. Source: directive 2000/84/CE, art. 2 and 3.
std::chrono::hours paris_offset(Instant instant);

CivilTime to_paris(Instant instant);

/// The instant of a civil time. In the autumn hour that happens twice, the first; in the spring
/// hour that does not exist, as if winter time still held.
Instant from_paris(const CivilTime& civil);

}  // namespace base
