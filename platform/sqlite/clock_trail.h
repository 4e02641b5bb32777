#pragma once

// Whether somebody set the wall clock between two events, told by the boot's clock, which only
// time moves: the hour of a slow board clock is believed until a network corrects it.

#include "kiosk/base/result.h"
#include "kiosk/domain/ports/clock.h"
#include "platform/sqlite/database.h"
#include "sync/protocol/log_row.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>

namespace platform {

class ClockTrail {
  public:
    /// In any order. Rows dated at an unsure hour say nothing.
    void add(const protocol::LogRow& row);
    void add(const domain::ClockReading& now);

    /// In one boot, the two clocks drew apart by more than an hour: more than any clock drifts.
    bool was_set() const;

  private:
    struct Offsets {
        std::chrono::milliseconds least;
        std::chrono::milliseconds most;
    };
    void add(const domain::BootId& boot, std::chrono::milliseconds offset);

    std::map<domain::BootId, Offsets> of_boots_;  ///< wall clock less boot's clock
};

/// The queue number that `row` gave, if it gave one.
std::optional<int> number_given(const protocol::LogRow& row);

/// Whether the wall clock was set since the last queue number of the log. Fails as reads do.
Result<bool> clock_was_set_since_last_number(const Database& database,
                                             const domain::ClockReading& now);

}  // namespace platform
