#include "platform/crypto/sodium_random.h"

#include <sodium.h>

#include <cassert>

namespace platform {

SodiumRandom::SodiumRandom() {
    const int status = sodium_init();
    assert(status >= 0);
}

void SodiumRandom::fill(std::span<std::byte> bytes) {
    randombytes_buf(bytes.data(), bytes.size());
}

}  // namespace platform
