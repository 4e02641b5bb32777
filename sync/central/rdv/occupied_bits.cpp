#include "sync/central/rdv/occupied_bits.h"

namespace central {
namespace {

constexpr std::size_t kBytes = kBlocQuanta / 8;

constexpr std::byte kAllTaken{255};

/// The first quantum of the byte after that of `at`: a bloc is a whole number of bytes.
domain::Quantum next_byte(domain::Quantum at) {
    return at + domain::Quanta{8 - at.time_since_epoch().count() % 8};
}

struct Place {
    std::size_t byte;
    std::byte mask;
};

Place place_of(domain::Quantum quantum) {
    const auto at = static_cast<std::size_t>(quantum.time_since_epoch().count() % kBlocQuanta);
    return {at / 8, std::byte{1} << (at % 8)};
}

}  // namespace

void OccupiedBits::put(std::int64_t agenda, std::int64_t bloc, Bloc bits) {
    if (bits.size() != kBytes) bits.assign(kBytes, std::byte{0});
    blocs_.insert_or_assign({agenda, bloc}, std::move(bits));
}

OccupiedBits::Bloc OccupiedBits::bloc(std::int64_t agenda, std::int64_t bloc) const {
    const auto found = blocs_.find({agenda, bloc});
    return found == blocs_.end() ? Bloc(kBytes, std::byte{0}) : found->second;
}

void OccupiedBits::set(std::int64_t agenda, domain::Quantum quantum, bool taken) {
    auto& bits = blocs_[{agenda, bloc_of(quantum)}];
    if (bits.empty()) bits.assign(kBytes, std::byte{0});
    const auto [byte, mask] = place_of(quantum);
    bits[byte] = taken ? bits[byte] | mask : bits[byte] & ~mask;
}

std::vector<domain::Tranche> OccupiedBits::free_in(const domain::Tranche& tranche) const {
    std::vector<domain::Tranche> free;
    bool open = false;
    for (auto at = tranche.start; at < tranche.end;) {
        const auto found = blocs_.find({tranche.agenda, bloc_of(at)});
        const domain::Quantum after{domain::Quanta{(bloc_of(at) + 1) * kBlocQuanta}};
        const auto end = std::min(tranche.end, after);
        while (at < end) {
            const auto [byte, mask] = place_of(at);
            const auto bits = found == blocs_.end() ? std::byte{0} : found->second[byte];
            if (bits == kAllTaken) {
                open = false;
                at = std::min(end, next_byte(at));
                continue;
            }
            const bool taken = (bits & mask) != std::byte{0};
            if (!taken && !open) free.push_back({tranche.agenda, at, at});
            open = !taken;
            ++at;
            if (open) free.back().end = at;
        }
    }
    return free;
}

}  // namespace central
