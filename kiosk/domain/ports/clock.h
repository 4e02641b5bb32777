#pragma once

// Time as a device knows it. Every place that needs the hour asks this port, so that tests, the
// scenario driver and the simulation decide what time it is.

#include "kiosk/base/civil_time.h"

#include <array>
#include <chrono>
#include <cstddef>

namespace domain {

using base::Instant;

/// How far the wall clock can be trusted; the values are those of the log's column `tq`.
enum class TimeQuality {
    none = 0,     ///< no idea: the board booted without a clock
    floor = 1,    ///< not before the time floor, or confirmed by an agent
    rtc = 2,      ///< a battery-backed clock
    network = 3,  ///< NTP, the centre, or GNSS
};

using BootId = std::array<std::byte, 16>;

struct ClockReading {
    Instant wall;                    ///< UTC
    std::chrono::milliseconds mono;  ///< since boot, counting suspend; never goes back in one boot
    BootId boot;                     ///< new at every boot of the machine
    TimeQuality quality;
};

class Clock {
  public:
    virtual ~Clock() = default;
    virtual ClockReading read() const = 0;
};

}  // namespace domain
