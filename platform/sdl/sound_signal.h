#pragma once

// The sound that calls an agent: two soft notes, again and again while the call lasts. Made here,
// so that no sound file can be missing; silent where the machine has no sound.

#include "kiosk/domain/ports/signal.h"

#include <cstdint>
#include <vector>

namespace platform {

class SoundSignal final : public domain::HelpSignal {
  public:
    SoundSignal() = default;
    ~SoundSignal() override;
    SoundSignal(const SoundSignal&) = delete;
    SoundSignal& operator=(const SoundSignal&) = delete;

    /// Rings for half a minute; an urgent call rings twice as often.
    void call(bool urgent) override;
    void stop() override;

    /// True until the machine has refused to open its sound: asking it before would slow the start.
    bool works() const override { return !refused_; }

  private:
    bool open();

    std::uint32_t device_ = 0;  ///< 0: not open
    bool refused_ = false;
};

/// What `call` plays: 16-bit samples, mono, 22,050 a second.
std::vector<std::int16_t> call_samples(bool urgent);

}  // namespace platform
