#pragma once

#include "kiosk/domain/ports/random.h"

namespace test {

/// Bytes that count up: 0, 1, 2…
class FakeRandom : public domain::Random {
  public:
    void fill(std::span<std::byte> bytes) override {
        for (auto& byte : bytes) byte = std::byte{next_++};
    }

  private:
    unsigned char next_ = 0;
};

}  // namespace test
