#pragma once

#include "kiosk/base/result.h"

#include <unistd.h>

#include <chrono>
#include <optional>
#include <string>
#include <utility>

namespace platform {

/// An open file descriptor that never blocks for longer than it is told.
class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;

    bool is_open() const { return fd_ >= 0; }
    int get() const { return fd_; }

    /// Writes everything, waiting at most `patience` each time nothing can be written.
    Status write_all(const std::string& bytes, std::chrono::milliseconds patience) const;

    std::optional<unsigned char> read_byte(std::chrono::milliseconds patience) const;

  private:
    int fd_;
};

}  // namespace platform
