#include "platform/system/background_thread.h"

#include <cassert>

namespace platform {

BackgroundThread::~BackgroundThread() {
    if (thread_.joinable()) thread_.join();
}

void BackgroundThread::start(std::function<void()> work) {
    assert(!busy());
    if (thread_.joinable()) thread_.join();
    busy_.store(true, std::memory_order_release);
    thread_ = std::thread{[this, work = std::move(work)] {
        work();
        busy_.store(false, std::memory_order_release);
    }};
}

}  // namespace platform
