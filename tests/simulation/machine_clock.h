#pragma once

// The clock of one machine: true time seen through a wall clock that somebody, or nobody, sets.

#include "kiosk/domain/ports/clock.h"
#include "tests/simulation/stage.h"

#include <algorithm>

namespace simulation {

class MachineClock final : public domain::Clock {
  public:
    explicit MachineClock(const Stage& stage) : stage_(stage) {}

    domain::ClockReading read() const override {
        const auto wall_ms = std::max<std::int64_t>(0, stage_.now_ms + skew_ms_);
        return {domain::Instant{std::chrono::milliseconds{wall_ms}},
                std::chrono::milliseconds{stage_.now_ms - booted_ms_}, boot_, quality_};
    }

    /// A new boot: a board without a clock starts in 1970, another where its RTC stands.
    void boot(Dice& dice) {
        DiceRandom{dice}.fill(boot_);
        booted_ms_ = stage_.now_ms;
        quality_ = has_rtc_ ? domain::TimeQuality::rtc : domain::TimeQuality::none;
        if (!has_rtc_) skew_ms_ = -stage_.now_ms;
    }
    void lose_rtc() { has_rtc_ = false; }
    void jump(std::int64_t by_ms) { skew_ms_ += by_ms; }

    /// The network gave the hour.
    void set_right() {
        skew_ms_ = 0;
        quality_ = domain::TimeQuality::network;
    }

  private:
    const Stage& stage_;
    domain::BootId boot_{};
    std::int64_t booted_ms_ = 0;
    std::int64_t skew_ms_ = 0;
    bool has_rtc_ = true;
    domain::TimeQuality quality_ = domain::TimeQuality::network;
};

}  // namespace simulation
