#pragma once

#include <cstdint>
#include <string>

namespace platform {

/// Room kept on the disk for the day it is full: bytes that mean nothing, given back once.
class ReserveFile {
  public:
    ReserveFile(std::string path, std::int64_t bytes) : path_(std::move(path)), bytes_(bytes) {}

    /// Writes the file unless it is there whole. False, and nothing is left, when there is no room.
    bool keep();

    /// Deletes it. False when there was none left to give.
    bool give_back();

    bool is_kept() const { return is_kept_; }

  private:
    std::string path_;
    std::int64_t bytes_;
    bool is_kept_ = false;
};

}  // namespace platform
