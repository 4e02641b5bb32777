#include "platform/system/folder_stick.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace platform {
namespace {

ErrorCode code_of(int number) {
    switch (number) {
        case ENOENT:
            return ErrorCode::not_found;
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            return ErrorCode::full;
        case EROFS:
        case EACCES:
        case EPERM:
            return ErrorCode::conflict;
        case ENOTDIR:
        case ELOOP:
        case EISDIR:
        case ENAMETOOLONG:
            return ErrorCode::invalid_input;
        default:
            return ErrorCode::unavailable;
    }
}

Error system_error(const std::string& what) {
    return fail(code_of(errno), what + ": " + std::strerror(errno));
}

/// Closes on every way out.
class Handle {
  public:
    explicit Handle(int file = -1) : file_(file) {}
    Handle(Handle&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(file_, other.file_);
        return *this;
    }
    ~Handle() {
        if (file_ >= 0) ::close(file_);
    }
    int get() const { return file_; }
    int release() { return std::exchange(file_, -1); }

  private:
    int file_;
};

std::string name_of(const std::string& path) {
    return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? std::string{} : path.substr(0, slash);
}

/// Opens a folder below `root` one name at a time, none of them a link; `make` creates those that
/// are missing.
Result<Handle> walk(int root, const std::string& folder, bool make) {
    Handle at{::openat(root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (at.get() < 0) return system_error("la clé");
    for (std::size_t start = 0; start < folder.size();) {
        const auto end = std::min(folder.find('/', start), folder.size());
        const auto name = folder.substr(start, end - start);
        start = end + 1;
        if (name.empty() || name == "." || name == "..") {
            return fail(ErrorCode::invalid_input, folder + " : pas un chemin de la clé");
        }
        if (make && ::mkdirat(at.get(), name.c_str(), 0755) == 0) ::fsync(at.get());
        Handle next{
            ::openat(at.get(), name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)};
        if (next.get() < 0) return system_error(folder);
        at = std::move(next);
    }
    return at;
}

Status write_all(int file, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const auto written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return system_error(path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return Done{};
}

Result<std::string> read_all(int file, std::size_t size, const std::string& path) {
    std::string bytes(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const auto got = ::read(file, bytes.data() + done, size - done);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return system_error(path);
        if (got == 0) return fail(ErrorCode::unavailable, path + " : plus court qu'annoncé");
        done += static_cast<std::size_t>(got);
    }
    return bytes;
}

bool is_kind(int folder, const char* name, unsigned kind) {
    struct stat info {};
    return ::fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
           (info.st_mode & S_IFMT) == kind;
}

}  // namespace

Result<std::unique_ptr<FolderStick>> FolderStick::open(const std::string& folder) {
    const int root = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (root < 0) return fail(ErrorCode::not_found, folder + ": " + std::strerror(errno));
    return std::unique_ptr<FolderStick>{new FolderStick{root}};
}

FolderStick::~FolderStick() {
    ::close(root_);
}

Result<std::vector<std::string>> FolderStick::names(const std::string& folder, std::size_t max,
                                                    unsigned kind) const {
    auto opened = walk(root_, folder, false);
    if (!opened) return opened.error();
    const int file = (*std::move(opened)).release();
    DIR* listing = ::fdopendir(file);
    if (listing == nullptr) {
        ::close(file);
        return system_error(folder);
    }
    std::vector<std::string> found;
    errno = 0;
    for (auto* entry = ::readdir(listing); entry != nullptr && found.size() <= max;
         entry = ::readdir(listing)) {
        if (entry->d_name[0] != '.' && is_kind(file, entry->d_name, kind)) {
            found.emplace_back(entry->d_name);
        }
        errno = 0;
    }
    const int failed = errno;
    ::closedir(listing);
    if (failed != 0) return fail(code_of(failed), folder + ": " + std::strerror(failed));
    if (found.size() > max) return fail(ErrorCode::invalid_input, folder + " : trop de fichiers");
    std::sort(found.begin(), found.end());
    return found;
}

Result<std::vector<std::string>> FolderStick::files(const std::string& folder, std::size_t max) {
    return names(folder, max, S_IFREG);
}

Result<std::vector<std::string>> FolderStick::folders(const std::string& folder, std::size_t max) {
    return names(folder, max, S_IFDIR);
}

Result<std::string> FolderStick::read(const std::string& path, std::size_t max_bytes) {
    const auto folder = walk(root_, folder_of(path), false);
    if (!folder) return folder.error();
    // O_NONBLOCK: a pipe put there by somebody must not hold the thread.
    const Handle file{::openat(folder->get(), name_of(path).c_str(),
                               O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
    if (file.get() < 0) return system_error(path);
    struct stat info {};
    if (::fstat(file.get(), &info) != 0) return system_error(path);
    const bool regular = (info.st_mode & S_IFMT) == S_IFREG;
    if (!regular || static_cast<std::uint64_t>(info.st_size) > max_bytes) {
        return fail(ErrorCode::invalid_input,
                    path + (regular ? " : trop grand" : " : pas un fichier ordinaire"));
    }
    ::posix_fadvise(file.get(), 0, 0, POSIX_FADV_DONTNEED);
    return read_all(file.get(), static_cast<std::size_t>(info.st_size), path);
}

Status FolderStick::make_folder(const std::string& path) {
    const auto made = walk(root_, path, true);
    if (!made) return made.error();
    return Done{};
}

Status FolderStick::write(const std::string& path, std::string_view bytes) {
    const auto folder = walk(root_, folder_of(path), false);
    if (!folder) return folder.error();
    const Handle file{::openat(folder->get(), name_of(path).c_str(),
                               O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
                               0644)};
    if (file.get() < 0) return system_error(path);
    if (auto written = write_all(file.get(), bytes, path); !written) return written;
    if (::fsync(file.get()) != 0) return system_error(path);
    return Done{};
}

Status FolderStick::rename(const std::string& from, const std::string& to) {
    const auto folder = walk(root_, folder_of(to), false);
    if (!folder) return folder.error();
    const bool done =
        ::renameat(folder->get(), name_of(from).c_str(), folder->get(), name_of(to).c_str()) == 0 &&
        ::fsync(folder->get()) == 0;
    return done ? Status{Done{}} : Status{system_error(to)};
}

Status FolderStick::remove(const std::string& path) {
    const auto folder = walk(root_, folder_of(path), false);
    if (!folder) {
        const bool missing = folder.error().code == ErrorCode::not_found;
        return missing ? Status{Done{}} : Status{folder.error()};
    }
    const bool gone = ::unlinkat(folder->get(), name_of(path).c_str(), 0) == 0 || errno == ENOENT;
    return gone ? Status{Done{}} : Status{system_error(path)};
}

}  // namespace platform
