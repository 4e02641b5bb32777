#pragma once

// How long to wait after a failure: twice as long each time up to half an hour, and a random part
// of it, so that hundreds of kiosks cut off together do not come back together.

#include "kiosk/domain/ports/random.h"

#include <chrono>

namespace client {

class Backoff {
  public:
    static constexpr std::chrono::milliseconds kBase = std::chrono::seconds{30};
    static constexpr std::chrono::milliseconds kCap = std::chrono::minutes{30};
    static constexpr std::chrono::milliseconds kLeast = std::chrono::seconds{1};

    /// One more failure: the delay before the next try, uniform from kLeast to the bound, which is
    /// kBase, then twice as much each time, at most kCap.
    std::chrono::milliseconds after_failure(domain::Random& random);

    void reset() { failures_ = 0; }

  private:
    int failures_ = 0;
};

}  // namespace client
