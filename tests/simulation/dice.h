#pragma once

// Where everything that is not decided comes from: one seed decides a whole run.

#include "kiosk/domain/ports/random.h"

#include <cstdint>
#include <random>

namespace simulation {

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}

    /// From `from` to `to`, both included.
    int pick(int from, int to) {
        return from + static_cast<int>(next() % static_cast<std::uint64_t>(to - from + 1));
    }
    bool one_in(int n) { return pick(1, n) == 1; }
    bool percent(int chance) { return pick(0, 99) < chance; }
    std::uint64_t next() { return engine_(); }

    template <class List>
    auto& one_of(List& list) {
        return list[static_cast<std::size_t>(pick(0, static_cast<int>(list.size()) - 1))];
    }

  private:
    std::mt19937_64 engine_;
};

/// The randomness of the programs under test, drawn from the same seed.
class DiceRandom final : public domain::Random {
  public:
    explicit DiceRandom(Dice& dice) : dice_(dice) {}
    void fill(std::span<std::byte> bytes) override {
        for (auto& byte : bytes) byte = static_cast<std::byte>(dice_.next());
    }

  private:
    Dice& dice_;
};

}  // namespace simulation
