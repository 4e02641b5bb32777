#pragma once

// Many fleets, on every core: which seeds broke a promise, and what all of them met.

#include "tests/flotte/fleet.h"

namespace flotte {

struct Failure {
    std::uint64_t seed = 0;
    std::string promise;
};

struct Campaign {
    std::vector<Failure> failures;
    Tally tally;
    std::int64_t runs = 0;
    std::int64_t tickets = 0;
    double seconds = 0;
};

Campaign run_campaign(const std::vector<std::uint64_t>& seeds);

/// One run, told step by step on standard error when `trace`.
Verdict replay(std::uint64_t seed, bool trace);

/// The figures, the incidents and each failure with the command that replays it.
std::string print(const Campaign& campaign);

}  // namespace flotte
