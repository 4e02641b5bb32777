#include "kiosk/domain/creneau.h"

#include <cassert>

namespace domain {

std::vector<Tranche> without(const Tranche& whole, std::vector<Tranche> taken) {
    std::sort(taken.begin(), taken.end());
    std::vector<Tranche> left;
    Tranche rest = whole;
    for (const auto& one : taken) {
        if (!is_real(one) || !overlap(one, rest)) continue;
        if (one.start > rest.start) left.push_back({whole.agenda, rest.start, one.start});
        rest.start = one.end;
    }
    if (is_real(rest)) left.push_back(rest);
    return left;
}

std::vector<Tranche> creneaux_of(const Tranche& free, Quanta duree) {
    assert(duree > Quanta{0});
    std::vector<Tranche> found;
    for (auto start = free.start; start + duree <= free.end; start += duree) {
        found.push_back({free.agenda, start, start + duree});
    }
    return found;
}

}  // namespace domain
