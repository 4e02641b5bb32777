#include "platform/system/parallel.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace platform {

void for_each_in_parallel(std::size_t count, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next{0};
    const auto take = [&] {
        for (auto i = next++; i < count; i = next++) work(i);
    };
    const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> helpers;
    try {
        while (helpers.size() + 1 < std::min(processors, count)) helpers.emplace_back(take);
    } catch (const std::system_error&) {
        // No more threads for now: those that there are do it all.
    }
    take();
}

}  // namespace platform
