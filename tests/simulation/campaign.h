#pragma once

// Many runs, on every core: which seeds broke a promise, and what all of them met.

#include "tests/simulation/world.h"

namespace simulation {

struct Failure {
    std::uint64_t seed = 0;
    std::string promise;
};

struct Campaign {
    std::vector<Failure> failures;
    Census census;
    std::int64_t runs = 0;
    std::int64_t events = 0;  ///< at the centres, at the end of all the runs
    double seconds = 0;
};

struct CampaignOptions {
    Mutant mutant = Mutant::none;
    bool stop_at_first = false;  ///< each process ends at its first failure
};

Campaign run_campaign(const std::vector<std::uint64_t>& seeds, const CampaignOptions& options);

/// One run, told step by step on standard error when `trace`.
Verdict replay(std::uint64_t seed, Mutant mutant, bool trace);

/// The figures, the census and each failure with the command that replays it.
std::string print(const Campaign& campaign);

}  // namespace simulation
