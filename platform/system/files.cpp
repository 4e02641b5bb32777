#include "platform/system/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace platform {
namespace {

namespace fs = std::filesystem;

Error system_error(const std::string& what) {
    const auto code = errno == ENOSPC || errno == EDQUOT ? ErrorCode::full : ErrorCode::unavailable;
    return fail(code, what + ": " + std::strerror(errno));
}

/// Closes on every way out.
class Descriptor {
  public:
    explicit Descriptor(int file) : file_(file) {}
    ~Descriptor() {
        if (file_ >= 0) ::close(file_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return file_; }

  private:
    int file_;
};

Status write_all(int file, const std::string& bytes, const std::string& path) {
    for (std::size_t done = 0; done < bytes.size();) {
        const auto written = ::write(file, bytes.data() + done, bytes.size() - done);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return system_error(path);
        done += static_cast<std::size_t>(written);
    }
    return Done{};
}

Status sync_folder_of(const std::string& path) {
    const auto folder = fs::path{path}.parent_path();
    const Descriptor file{::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY)};
    if (file.get() < 0 || ::fsync(file.get()) != 0) return system_error(folder.string());
    return Done{};
}

Status write_and_sync(const std::string& path, const std::string& bytes, unsigned mode) {
    const Descriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)};
    if (file.get() < 0) return system_error(path);
    if (::fchmod(file.get(), mode) != 0) return system_error(path);
    if (auto written = write_all(file.get(), bytes, path); !written) return written;
    if (::fsync(file.get()) != 0) return system_error(path);
    return Done{};
}

}  // namespace

Status write_file(const std::string& path, const std::string& bytes, unsigned mode) {
    const auto part = path + ".part";
    if (auto written = write_and_sync(part, bytes, mode); !written) {
        ::unlink(part.c_str());
        return written;
    }
    if (::rename(part.c_str(), path.c_str()) != 0) return system_error(path);
    return sync_folder_of(path);
}

Status keep_file(const std::string& part, const std::string& path) {
    const Descriptor file{::open(part.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.get() < 0 || ::fsync(file.get()) != 0) return system_error(part);
    if (::rename(part.c_str(), path.c_str()) != 0) return system_error(path);
    return sync_folder_of(path);
}

Result<std::string> read_file(const std::string& path, std::size_t max_bytes) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error) {
        const bool missing = error == std::errc::no_such_file_or_directory;
        return fail(missing ? ErrorCode::not_found : ErrorCode::unavailable,
                    path + ": " + error.message());
    }
    if (size > max_bytes) return fail(ErrorCode::invalid_input, path + " : trop grand");
    std::ifstream file{path, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    if (!file || file.bad()) return fail(ErrorCode::unavailable, path + " : illisible");
    return bytes;
}

Status make_folder(const std::string& path) {
    std::error_code error;
    const bool created = fs::create_directories(path, error);
    if (error) return fail(ErrorCode::unavailable, path + ": " + error.message());
    if (created) fs::permissions(path, fs::perms::owner_all, error);
    return Done{};
}

Status check_writable(const std::string& folder) {
    const auto probe = folder + "/.essai";
    auto written = write_and_sync(probe, "perron", 0600);
    ::unlink(probe.c_str());
    return written;
}

std::int64_t free_mib(const std::string& folder) {
    std::error_code error;
    const auto space = fs::space(folder, error);
    return error ? -1 : static_cast<std::int64_t>(space.available >> 20);
}

std::string resources_folder() {
    std::error_code error;
    const auto program = fs::read_symlink("/proc/self/exe", error);
    return (program.parent_path().parent_path() / "share" / "perron").string();
}

std::string default_data_folder() {
    if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data != '\0') {
        return std::string{data} + "/perron";
    }
    const char* home = std::getenv("HOME");
    return std::string{home == nullptr ? "." : home} + "/.local/share/perron";
}

Result<FolderLock> FolderLock::take(const std::string& folder) {
    const auto path = folder + "/verrou";
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return system_error(path);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        const bool held = errno == EWOULDBLOCK;
        const auto error = system_error(path);
        ::close(file);
        return held ? fail(ErrorCode::conflict, folder + " : un autre programme s'en sert") : error;
    }
    return FolderLock{file};
}

FolderLock::FolderLock(FolderLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

FolderLock::~FolderLock() {
    if (file_ >= 0) ::close(file_);
}

}  // namespace platform
