#pragma once

// Which quanta of an agenda are taken, one bit each, in blocs of 32 days of UTC: a year of an
// agenda is twelve small blobs, and a search reads no more.

#include "kiosk/domain/tranche.h"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace central {

constexpr std::int64_t kBlocQuanta = 32 * 288;

constexpr std::int64_t bloc_of(domain::Quantum quantum) {
    return quantum.time_since_epoch().count() / kBlocQuanta;
}

class OccupiedBits {
  public:
    using Bloc = std::vector<std::byte>;

    /// The bits of a bloc as they are stored; one of another size counts as empty.
    void put(std::int64_t agenda, std::int64_t bloc, Bloc bits);
    /// Every bit is clear when the bloc was never put.
    Bloc bloc(std::int64_t agenda, std::int64_t bloc) const;

    void set(std::int64_t agenda, domain::Quantum quantum, bool taken);

    /// What is left of the tranche, in order.
    std::vector<domain::Tranche> free_in(const domain::Tranche& tranche) const;

  private:
    std::map<std::pair<std::int64_t, std::int64_t>, Bloc> blocs_;
};

}  // namespace central
