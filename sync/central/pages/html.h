#pragma once

// What all pages share: escaping, French words for dates and durations, the frame of a page.

#include "kiosk/base/civil_time.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace central {

/// Text that stands between tags or in a quoted attribute.
std::string escape_html(std::string_view text);

/// "1 234", with narrow no-break spaces.
std::string french_number(std::int64_t n);

std::string plural(std::int64_t n, const std::string& one, const std::string& many);

/// "novembre 2026"
std::string french_month(base::Date date);
/// "22 novembre 2026"
std::string french_date(base::Date date);
/// "22 novembre 2026, 14 h 05": Paris time.
std::string french_instant(std::int64_t ms);
/// "à l'instant", "il y a 12 minutes", "il y a 3 jours".
std::string french_ago(std::int64_t ms, std::int64_t now_ms);

struct PageFrame {
    std::string title;  ///< of the tab
    std::string place;  ///< beside the mark
    std::string hour;   ///< at the end of the bar; may be empty
    std::string head;   ///< more of <head>, already HTML
};

/// A whole page; `body` is already HTML.
std::string page(const PageFrame& frame, const std::string& body);

}  // namespace central
