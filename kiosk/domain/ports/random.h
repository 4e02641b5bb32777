#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace domain {

/// Where unpredictable bytes come from. Faked in tests and in the simulation, so that runs replay.
class Random {
  public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::byte> bytes) = 0;
};

}  // namespace domain
