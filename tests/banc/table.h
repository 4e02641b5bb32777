#pragma once

// What perron-banc prints: each measure beside a baseline taken in the same run, because only their
// ratio means something on another machine.

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace banc {

struct Measure {
    std::string what;      ///< "redessin complet 1024x600, processeur"
    double value = 0;      ///< in `unit`
    std::string unit;      ///< "ms", "µs", "Mio", "%"
    std::string baseline;  ///< "SDL logiciel, mêmes triangles"; empty when there is none
    double reference = 0;  ///< the baseline's value, same unit
    std::string aim;       ///< "<= 1/7", "<= 150 ms"; empty when there is none
    bool measured = true;  ///< false: it could not be, and the program fails
};

/// The middle value, or the one that `share` of the samples do not pass (0.99 for p99).
inline double percentile(std::vector<double> samples, double share) {
    if (samples.empty()) return 0;
    const auto at = static_cast<std::size_t>(share * static_cast<double>(samples.size() - 1));
    std::nth_element(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(at),
                     samples.end());
    return samples[at];
}

/// Milliseconds of wall time that `work` takes.
template <class Work>
double milliseconds_of(Work&& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

}  // namespace banc
