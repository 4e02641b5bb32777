#include "kiosk/app/mixed_counters.h"

namespace app {

void MixedCounters::add(const std::vector<domain::Compteur>& compteurs) {
    for (const auto& one : compteurs) waiting_[{one.famille, one.cle}] += one.nombre;
    takes_part_ = takes_part_ || !compteurs.empty();
}

void MixedCounters::end_visit() {
    if (takes_part_) ++visits_;
    takes_part_ = false;
}

std::vector<domain::Compteur> MixedCounters::writable() const {
    std::map<Key, std::int64_t> sums;
    for (const auto& [key, n] : waiting_) {
        sums[is_ready() ? key : Key{key.first, kUndetailed}] += n;
    }
    std::vector<domain::Compteur> compteurs;
    for (const auto& [key, n] : sums) compteurs.push_back({key.first, key.second, n});
    return compteurs;
}

void MixedCounters::clear() {
    waiting_.clear();
    visits_ = 0;
}

}  // namespace app
