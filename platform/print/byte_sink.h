#pragma once

// Where the bytes of a printer go: a device file, a network printer, a folder for demonstrations.

#include "kiosk/base/result.h"

#include <memory>
#include <string>

namespace platform {

class ByteSink {
  public:
    virtual ~ByteSink() = default;

    /// Sends all of `bytes`, or fails with unavailable.
    virtual Status send(const std::string& bytes) = 0;

    /// At most `count` bytes answered to `query`, each within a third of a second; fewer, or none,
    /// from a printer that does not answer. Fails with unavailable when nothing is there.
    virtual Result<std::string> ask(const std::string& query, std::size_t count) = 0;
};

/// A printer's device file (/dev/usb/lp0), which must exist. A regular file gets bytes appended:
/// for tests.
std::unique_ptr<ByteSink> device_sink(const std::string& path);

/// A network printer, raw: TCP, usually port 9100. One connection a slip.
std::unique_ptr<ByteSink> tcp_sink(const std::string& host, const std::string& port);

}  // namespace platform
