#pragma once

#include "kiosk/domain/ports/clock.h"

namespace test {

/// Time stands still until told to move. A boot is all zeros until set.
class FakeClock : public domain::Clock {
  public:
    explicit FakeClock(domain::Instant wall) { now.wall = wall; }

    domain::ClockReading read() const override { return now; }

    /// Time passes.
    void advance(std::chrono::milliseconds by) {
        now.wall += by;
        now.mono += by;
    }

    /// Somebody sets the wall clock; the machine goes on running.
    void set_wall(domain::Instant wall) { now.wall = wall; }

    domain::ClockReading now{{}, std::chrono::milliseconds{0}, {}, domain::TimeQuality::network};
};

}  // namespace test
