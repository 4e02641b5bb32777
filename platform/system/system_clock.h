#pragma once

#include "kiosk/domain/ports/clock.h"

namespace platform {

/// The machine's time. `mono` counts suspend (CLOCK_BOOTTIME); the quality is network when the
/// kernel says its clock is disciplined, rtc when a real-time clock is there, else floor.
class SystemClock final : public domain::Clock {
  public:
    SystemClock();
    domain::ClockReading read() const override;

  private:
    domain::BootId boot_;
};

}  // namespace platform
