#pragma once

// What supervision reads at /metrics, in the text form of Prometheus: what this process counted
// since it started, and what the store says now. A borne has a label, a person never.

#include "sync/central/store.h"

#include <array>
#include <map>
#include <optional>
#include <string>

namespace central {

/// Counted by the worker's thread.
struct Metrics {
    std::map<std::string, std::int64_t> events;   ///< by result: insere, connu, quarantaine
    std::map<int, std::int64_t> frames_by_clock;  ///< by time quality of the device, 0 to 3

    /// Upper bounds, in seconds; the last bucket takes the rest.
    static constexpr std::array kBounds{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5};
    std::array<std::int64_t, kBounds.size() + 1> commits{};  ///< that fell in each bucket
    double commit_seconds = 0;                               ///< of all of them
    std::int64_t group_events = 0;                           ///< of the last group
    std::int64_t failed_groups = 0;                          ///< the store could not keep them
    std::int64_t refused_by_quota = 0;                       ///< posts
    std::int64_t failed_droits = 0;  ///< acknowledgements that could not give time to sell

    void add_commit(double seconds, std::int64_t events_in_group);
    void add_frame(const Arrival& arrival, const Outcome& outcome);
};

struct Surroundings {
    std::string data_folder;  ///< whose disk is measured; empty: not measured
    std::int64_t now_ms = 0;
    std::optional<std::int64_t> published;  ///< the version of the content in force
};

/// Fails as the store does.
Result<std::string> metrics_text(const Metrics& metrics, const Store& store,
                                 const Surroundings& around);

}  // namespace central
