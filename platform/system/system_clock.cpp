#include "platform/system/system_clock.h"

#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

#include <fstream>
#include <string>

namespace platform {
namespace {

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

/// The kernel's identifier of this boot; all zeros where it gives none.
domain::BootId read_boot_id() {
    domain::BootId boot{};
    std::ifstream file{"/proc/sys/kernel/random/boot_id"};
    std::string text;
    file >> text;
    std::size_t nibble = 0;
    for (const char c : text) {
        const int digit = digit_of(c);
        if (digit < 0 || nibble >= 2 * boot.size()) continue;
        boot[nibble / 2] |= std::byte(nibble % 2 == 0 ? digit << 4 : digit);
        ++nibble;
    }
    return boot;
}

std::chrono::milliseconds read_milliseconds(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return std::chrono::seconds{now.tv_sec} + std::chrono::milliseconds{now.tv_nsec / 1'000'000};
}

domain::TimeQuality read_quality() {
    timex state{};
    if (adjtimex(&state) != TIME_ERROR && (state.status & STA_UNSYNC) == 0) {
        return domain::TimeQuality::network;
    }
    return access("/dev/rtc0", F_OK) == 0 ? domain::TimeQuality::rtc : domain::TimeQuality::floor;
}

}  // namespace

SystemClock::SystemClock() : boot_(read_boot_id()) {}

domain::ClockReading SystemClock::read() const {
    return {domain::Instant{read_milliseconds(CLOCK_REALTIME)}, read_milliseconds(CLOCK_BOOTTIME),
            boot_, read_quality()};
}

}  // namespace platform
