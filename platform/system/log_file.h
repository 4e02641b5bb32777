#pragma once

#include "kiosk/domain/ports/clock.h"

#include <string>
#include <string_view>

namespace platform {

/// The operational log of a program: one line a fact, with its hour, a code, and identifiers or
/// counts. It never holds what a person said, chose or typed. Three files of 1 MiB at most,
/// readable by their owner; a line that cannot be written goes to the standard error output
/// instead.
class LogFile {
  public:
    /// Nothing is opened before the first line. `clock` outlives it.
    LogFile(std::string path, const domain::Clock& clock) : path_(std::move(path)), clock_(clock) {}

    void write(std::string_view code, std::string_view detail);

  private:
    void rotate() const;

    std::string path_;
    const domain::Clock& clock_;
};

}  // namespace platform
