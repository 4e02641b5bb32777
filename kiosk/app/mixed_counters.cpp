#include "kiosk/app/mixed_counters.h"

namespace app {

void MixedCounters::add(const std::vector<domain::Compteur>& compteurs) {
    for (const auto& one : compteurs) {
        auto& waiting = families_[one.famille];
        waiting.sums[one.cle] += one.nombre;
        waiting.takes_part = true;
    }
}

void MixedCounters::end_visit() {
    for (auto& [famille, waiting] : families_) {
        if (waiting.takes_part) ++waiting.visits;
        waiting.takes_part = false;
    }
}

std::vector<domain::Compteur> MixedCounters::ready() const {
    std::vector<domain::Compteur> compteurs;
    for (const auto& [famille, waiting] : families_) {
        if (waiting.visits < kMixedVisits) continue;
        for (const auto& [key, n] : waiting.sums) compteurs.push_back({famille, key, n});
    }
    return compteurs;
}

std::vector<domain::Compteur> MixedCounters::closing() const {
    auto compteurs = ready();
    for (const auto& [famille, waiting] : families_) {
        if (waiting.visits >= kMixedVisits) continue;
        std::int64_t sum = 0;
        for (const auto& [key, n] : waiting.sums) sum += n;
        compteurs.push_back({famille, std::string{kUndetailed}, sum});
    }
    return compteurs;
}

void MixedCounters::forget(const std::vector<domain::Compteur>& written) {
    for (const auto& one : written) families_.erase(one.famille);
}

}  // namespace app
