#pragma once

// Files that survive a power cut, and where the program's own files are.

#include "kiosk/base/result.h"

#include <cstdint>
#include <memory>
#include <string>

namespace platform {

/// Writes `bytes` beside `path`, syncs, renames over it and syncs the folder: after a power cut the
/// old content or the new one is there, whole. `mode` as chmod(2): 0600 for what others must not
/// read. Fails with unavailable or full; the old content is then still there.
Status write_file(const std::string& path, const std::string& bytes, unsigned mode = 0644);

/// Gives a file that was written piece by piece its name: syncs it, renames it, syncs the folder.
/// Fails with unavailable or full.
Status keep_file(const std::string& part, const std::string& path);

/// The content of a file of at most `max_bytes`. Fails with not_found, unavailable, or
/// invalid_input when it is larger.
Result<std::string> read_file(const std::string& path, std::size_t max_bytes);

/// Creates a folder and its parents, readable by their owner only. Fails with unavailable.
Status make_folder(const std::string& path);

/// Whether a file can be written in the folder; says why not. Fails with unavailable or full.
Status check_writable(const std::string& folder);

/// Room left where `folder` lies, in MiB; -1 when it cannot be known.
std::int64_t free_mib(const std::string& folder);

/// "share/perron" beside the program's "bin": fonts, sentences, packs, parameters.
std::string resources_folder();

/// $XDG_DATA_HOME/perron, or ~/.local/share/perron.
std::string default_data_folder();

/// Holds a folder for one process at a time, until destroyed or the process ends, however it ends.
class FolderLock {
  public:
    /// Fails with conflict when another process holds it, unavailable when it cannot be asked.
    static Result<FolderLock> take(const std::string& folder);

    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

  private:
    explicit FolderLock(int file) : file_(file) {}
    int file_;
};

}  // namespace platform
