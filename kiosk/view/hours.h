#pragma once

// The hours of a usual week, for who comes back another day.

#include "kiosk/view/writer.h"

#include <string>

namespace view {

/// "lundi au vendredi 9 h à 12 h, 14 h à 17 h ; samedi 9 h à 12 h, sauf les jours fériés"; empty
/// when the hours are not known, change with the date, or never close.
std::string say_week(const Writer& writer, const std::string& horaires);

}  // namespace view
