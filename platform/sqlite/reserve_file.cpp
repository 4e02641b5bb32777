#include "platform/sqlite/reserve_file.h"

#include <filesystem>
#include <fstream>
#include <vector>

namespace platform {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = std::size_t{64} << 10;

/// Bytes that no file system stores as a hole.
bool write_whole(const std::string& path, std::int64_t bytes) {
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    const std::vector<char> block(kBlock, 'R');
    for (auto left = bytes; left > 0 && file; left -= static_cast<std::int64_t>(kBlock)) {
        const auto size = std::min(left, static_cast<std::int64_t>(kBlock));
        file.write(block.data(), static_cast<std::streamsize>(size));
    }
    file.close();
    return !file.fail();
}

}  // namespace

bool ReserveFile::keep() {
    std::error_code missing;
    const auto size = fs::file_size(path_, missing);
    is_kept_ =
        (!missing && size == static_cast<std::uintmax_t>(bytes_)) || write_whole(path_, bytes_);
    if (!is_kept_) fs::remove(path_, missing);
    return is_kept_;
}

bool ReserveFile::give_back() {
    is_kept_ = false;
    std::error_code failed;
    return fs::remove(path_, failed);
}

}  // namespace platform
