#pragma once

// A removable disk, as few things as the exchange by USB needs of it. Paths are relative to its
// root and separated by '/'; none may leave it, and no symbolic link is followed. Every function
// fails with unavailable once the stick was pulled out or answers no more.

#include "kiosk/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

class Stick {
  public:
    virtual ~Stick() = default;

    /// Names of the regular files of a folder, sorted. Fails with not_found, or invalid_input when
    /// there are more than `max`.
    virtual Result<std::vector<std::string>> files(const std::string& folder, std::size_t max) = 0;

    /// The same of its folders.
    virtual Result<std::vector<std::string>> folders(const std::string& folder,
                                                     std::size_t max) = 0;

    /// The bytes of a regular file, from the medium rather than from memory. Fails with not_found,
    /// or invalid_input when it is longer than `max_bytes` or is no regular file.
    virtual Result<std::string> read(const std::string& path, std::size_t max_bytes) = 0;

    /// With its parents; no failure when it is there. Fails as `write`.
    virtual Status make_folder(const std::string& path) = 0;

    /// Creates a file or writes it anew, and syncs it. Fails with full, or conflict (the stick
    /// refuses to be written).
    virtual Status write(const std::string& path, std::string_view bytes) = 0;

    /// Both in one folder, which is then synced. Replaces `to`. Fails as `write`.
    virtual Status rename(const std::string& from, const std::string& to) = 0;

    /// No failure when there is none.
    virtual Status remove(const std::string& path) = 0;
};

}  // namespace domain
