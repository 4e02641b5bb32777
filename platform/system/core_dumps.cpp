#include "platform/system/core_dumps.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace platform {

/// Both: a core_pattern that pipes to a program ignores the limit, and only the flag stops it.
bool forbid_core_dumps() {
    const rlimit none{0, 0};
    const bool limited = ::setrlimit(RLIMIT_CORE, &none) == 0;
    return ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && limited;
}

}  // namespace platform
