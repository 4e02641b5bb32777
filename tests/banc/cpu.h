#pragma once

#include <ctime>

namespace banc {

/// Milliseconds of processor that `work` takes on this thread: what other programs do meanwhile
/// does not count, so that a p99 means something on a busy machine.
template <class Work>
double cpu_milliseconds_of(Work&& work) {
    timespec start{};
    timespec end{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start);
    work();
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
    return static_cast<double>(end.tv_sec - start.tv_sec) * 1e3 +
           static_cast<double>(end.tv_nsec - start.tv_nsec) / 1e6;
}

}  // namespace banc
