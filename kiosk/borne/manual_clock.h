#pragma once

#include "kiosk/domain/ports/clock.h"

namespace borne {

/// The clock of a scenario: it moves only when told to. Its boot is new at each start, as after a
/// power cut, and its wall clock is taken for exact.
class ManualClock final : public domain::Clock {
  public:
    ManualClock(domain::Instant start, domain::BootId boot) : wall_(start), boot_(boot) {}

    domain::ClockReading read() const override {
        return {wall_, mono_, boot_, domain::TimeQuality::network};
    }

    void advance(std::chrono::milliseconds by) {
        wall_ += by;
        mono_ += by;
    }

  private:
    domain::Instant wall_;
    std::chrono::milliseconds mono_{0};
    domain::BootId boot_;
};

}  // namespace borne
