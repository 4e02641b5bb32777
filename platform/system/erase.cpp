#include "platform/system/erase.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace platform {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = std::size_t{64} << 10;

bool overwrite(const fs::path& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    const int file = error ? -1 : ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0) return false;
    const std::vector<char> zeros(kBlock, '\0');
    bool whole = true;
    for (auto left = size; left > 0 && whole;) {
        const auto part = std::min<std::uintmax_t>(left, kBlock);
        whole = ::write(file, zeros.data(), part) == static_cast<ssize_t>(part);
        left -= part;
    }
    const bool synced = ::fsync(file) == 0;
    return ::close(file) == 0 && synced && whole;
}

void sync_folder(const std::string& folder) {
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return;
    ::fsync(file);
    ::close(file);
}

}  // namespace

Status erase_folder(const std::string& folder, const std::vector<std::string>& kept) {
    std::string resisted;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{folder, error}) {
        const auto& path = entry.path();
        if (std::find(kept.begin(), kept.end(), path.filename().string()) != kept.end()) continue;
        const auto type = entry.symlink_status(error).type();
        bool gone = true;
        if (type == fs::file_type::directory) gone = static_cast<bool>(erase_folder(path, {}));
        if (type == fs::file_type::regular) gone = overwrite(path);
        gone = fs::remove(path, error) && gone;
        if (!gone && resisted.empty()) resisted = path;
    }
    if (error && resisted.empty()) resisted = folder;
    sync_folder(folder);
    if (resisted.empty()) return Done{};
    return fail(ErrorCode::unavailable, "non effacé : " + resisted);
}

}  // namespace platform
