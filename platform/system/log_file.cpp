#include "platform/system/log_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

namespace platform {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMaxBytes = 1 << 20;

/// "2026-11-24T08:41:07Z", UTC.
std::string to_iso(domain::Instant instant) {
    using namespace std::chrono;
    const auto day = floor<days>(instant);
    const year_month_day date{day};
    const hh_mm_ss time{floor<seconds>(instant - day)};
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", int{date.year()},
                  unsigned{date.month()}, unsigned{date.day()},
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text;
}

/// A detail may quote a file or a server: control characters would forge lines.
std::string on_one_line(std::string_view detail) {
    std::string line{detail.substr(0, 500)};
    for (auto& c : line) {
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    }
    return line;
}

}  // namespace

void LogFile::rotate() const {
    std::error_code error;
    if (fs::file_size(path_, error) < kMaxBytes || error) return;
    fs::rename(path_ + ".1", path_ + ".2", error);
    fs::rename(path_, path_ + ".1", error);
}

void LogFile::write(std::string_view code, std::string_view detail) {
    rotate();
    const auto line =
        to_iso(clock_.read().wall) + " " + std::string{code} + " " + on_one_line(detail) + "\n";
    const int file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const bool written =
        file >= 0 && ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
    if (file >= 0) ::close(file);
    if (!written) std::fputs(line.c_str(), stderr);
}

}  // namespace platform
