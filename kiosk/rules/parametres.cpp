#include "kiosk/rules/parametres.h"

#include <algorithm>

namespace rules {

base::Month Parametres::scale_date(Prestation prestation, base::Month m, Lecture lecture) const {
    const auto& dates =
        scale_dates_[static_cast<std::size_t>(lecture)][static_cast<std::size_t>(prestation)];
    const auto after = std::upper_bound(dates.begin(), dates.end(), m);
    return after == dates.begin() ? first_ : *(after - 1);
}

void Parametres::set_scale_dates(Prestation prestation, Lecture lecture,
                                 std::vector<base::Month> increasing) {
    scale_dates_[static_cast<std::size_t>(lecture)][static_cast<std::size_t>(prestation)] =
        std::move(increasing);
}

}  // namespace rules
