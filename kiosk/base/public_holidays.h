#pragma once

// The eleven public holidays of metropolitan France (code du travail, art. L. 3133-1), computed for
// any year: nothing to update. Alsace and Moselle keep two more, which a caller asks for.

#include "kiosk/base/civil_time.h"

namespace base {

/// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
Date easter_sunday(std::chrono::year year);

enum class Holidays { france, alsace_moselle };

bool is_public_holiday(const Date& date, Holidays where = Holidays::france);

}  // namespace base
