#include "sync/central/cli/tranche_text.h"

#include "kiosk/domain/place.h"
#include "sync/protocol/event_names.h"

#include <array>
#include <cstdio>

namespace central {

std::string tranche_text(const domain::Tranche& tranche) {
    const int place = domain::place_of(tranche.agenda);
    const auto civil = base::to_paris(tranche.start);
    const auto minutes = civil.time_of_day.count();
    std::array<char, 16> time{};
    std::snprintf(time.data(), time.size(), " %02d:%02d", static_cast<int>(minutes / 60),
                  static_cast<int>(minutes % 60));
    return "agenda " + std::to_string(domain::agenda_known(tranche.agenda)) +
           (place > 0 ? ", place " + std::to_string(place + 1) : "") + ", " +
           protocol::date_text(civil.date) + time.data();
}

}  // namespace central
