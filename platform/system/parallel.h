#pragma once

// Work shared between the processors.

#include <cstddef>
#include <functional>

namespace platform {

/// Runs `work(i)` once for every i below `count`, on as many threads as there are processors, and
/// comes back when all are done. The order is free: no two calls may touch the same thing.
void for_each_in_parallel(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace platform
