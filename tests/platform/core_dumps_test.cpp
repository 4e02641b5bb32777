#include "platform/system/core_dumps.h"

#include "tests/support/catch.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

namespace {

constexpr int kAsItMust = 0;
constexpr int kWrong = 1;

/// In a process of its own: the flag stays for the life of a process.
int protected_child() {
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
        ::setrlimit(RLIMIT_CORE, &all);
        const bool done = platform::forbid_core_dumps();
        rlimit now{};
        ::getrlimit(RLIMIT_CORE, &now);
        const bool right = done && now.rlim_cur == 0 && now.rlim_max == 0 &&
                           ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0;
        ::_exit(right ? kAsItMust : kWrong);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    return status;
}

}  // namespace

TEST_CASE("a process that forbids the image of its memory has no size for it and no flag",
          "[platform][vol]") {
    const auto status = protected_child();
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == kAsItMust);
}
