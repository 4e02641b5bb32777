#include "sync/client/backoff.h"

#include <algorithm>
#include <array>

namespace client {
namespace {

/// Enough doublings to reach the cap; more would overflow.
constexpr int kMaxDoublings = 6;

std::uint64_t random_number(domain::Random& random) {
    std::array<std::byte, 8> bytes{};
    random.fill(bytes);
    std::uint64_t number = 0;
    for (const auto byte : bytes) number = (number << 8) | std::to_integer<std::uint64_t>(byte);
    return number;
}

}  // namespace

std::chrono::milliseconds Backoff::after_failure(domain::Random& random) {
    const auto bound = std::min(kCap, kBase * (1 << std::min(failures_, kMaxDoublings)));
    ++failures_;
    const auto choices = static_cast<std::uint64_t>((bound - kLeast).count()) + 1;
    return kLeast + std::chrono::milliseconds{random_number(random) % choices};
}

}  // namespace client
