#pragma once

// What everything in one run shares: the seed, the true time, the census, and the promises broken.

#include "tests/simulation/census.h"
#include "tests/simulation/dice.h"
#include "tests/simulation/mutant.h"

#include <cstdint>
#include <string>
#include <vector>

namespace simulation {

constexpr std::int64_t kSecondMs = 1000;
constexpr std::int64_t kMinuteMs = 60 * kSecondMs;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;
constexpr std::int64_t kDayMs = 24 * kHourMs;

struct Stage {
    Stage(std::uint64_t seed, Mutant which) : dice(seed), mutant(which) {}

    Dice dice;
    Mutant mutant;
    Census census;
    std::int64_t now_ms = 1'795'424'400'000;  ///< true time; starts on 22 November 2026, 9:00 UTC
    bool has_just_healed = false;     ///< a device has, in this turn: the worst time for a restore
    bool trace = false;               ///< tell every step on standard error
    std::vector<std::string> broken;  ///< promises, as sentences

    void tell(const std::string& what);
    void breaks(const std::string& promise);
};

}  // namespace simulation
