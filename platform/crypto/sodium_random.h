#pragma once

// Unpredictable bytes from the system, through libsodium.

#include "kiosk/domain/ports/random.h"

namespace platform {

class SodiumRandom final : public domain::Random {
  public:
    /// Also prepares libsodium for the whole program: make one before any thread starts. Asserts
    /// that the system can give random bytes.
    SodiumRandom();

    void fill(std::span<std::byte> bytes) override;
};

}  // namespace platform
