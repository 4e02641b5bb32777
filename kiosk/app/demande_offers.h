#pragma once

// What a demande may ask for, and when it is answered.

#include "kiosk/app/context.h"

#include <vector>

namespace app {

/// Mornings and afternoons of the next five working days; none when the date is not known.
std::vector<domain::DemiJournee> half_days(const Context& context);

/// The day before which somebody answers: that of the first half-day wanted, and at least two
/// working days away. Without a half-day, a week.
base::Date answer_before(const std::vector<domain::DemiJournee>& wanted, const Context& context);

}  // namespace app
