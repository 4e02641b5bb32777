#pragma once

#include "kiosk/domain/ports/background.h"

#include <atomic>
#include <thread>

namespace platform {

class BackgroundThread final : public domain::Background {
  public:
    /// Waits for the work under way.
    ~BackgroundThread() override;

    void start(std::function<void()> work) override;
    bool busy() override { return busy_.load(std::memory_order_acquire); }

  private:
    std::thread thread_;
    std::atomic<bool> busy_{false};
};

}  // namespace platform
