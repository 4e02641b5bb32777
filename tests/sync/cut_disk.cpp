#include "tests/sync/cut_disk.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

// The linker gives these names.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" {
int __real_fsync(int file);
int __real_rename(const char* from, const char* to);
}
// NOLINTEND(readability-identifier-naming)

namespace test {
namespace {

namespace fs = std::filesystem;

CutDisk* watching = nullptr;

std::string bytes_of(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

struct stat status_of(const fs::path& path) {
    struct stat status {};
    ::stat(path.c_str(), &status);
    return status;
}

std::string path_of(int file) {
    return fs::read_symlink("/proc/self/fd/" + std::to_string(file)).string();
}

bool is_below(const std::string& path, const std::string& folder) {
    return path.compare(0, folder.size(), folder) == 0;
}

}  // namespace

CutDisk::CutDisk(std::string folder, Disk disk, std::function<void()> at_cut)
    : folder_(std::move(folder)), disk_(disk), at_cut_(std::move(at_cut)) {
    watching = this;
}

CutDisk::~CutDisk() {
    watching = nullptr;
    for (const int file : held_) ::close(file);
}

void CutDisk::note_cut() {
    cuts_.push_back({with_synced_names(), with_every_name()});
    at_cut_();
}

CutDisk::Files CutDisk::with_synced_names() const {
    Files files;
    for (const auto& [folder, names] : names_) {
        for (const auto& [name, inode] : names) {
            const auto known = synced_.find(inode);
            const auto below = fs::relative(folder, folder_) / name;
            files[below.lexically_normal().string()] = known == synced_.end() ? "" : known->second;
        }
    }
    return files;
}

CutDisk::Files CutDisk::with_every_name() const {
    Files files;
    for (const auto& entry : fs::recursive_directory_iterator{folder_}) {
        if (!entry.is_regular_file()) continue;
        const auto known = synced_.find(status_of(entry.path()).st_ino);
        auto bytes = known == synced_.end() ? bytes_of(entry.path()) : known->second;
        if (known == synced_.end()) bytes.resize(bytes.size() / 2);
        files[fs::relative(entry.path(), folder_).string()] = std::move(bytes);
    }
    return files;
}

void CutDisk::restore(std::size_t cut, Keeps keeps, const std::string& into) const {
    const auto& left = cuts_.at(cut);
    for (const auto& [path, bytes] :
         keeps == Keeps::every_name ? left.every_name : left.synced_names) {
        const auto whole = fs::path{into} / path;
        fs::create_directories(whole.parent_path());
        std::ofstream{whole, std::ios::binary} << bytes;
    }
}

void CutDisk::synced(int file) {
    const auto path = path_of(file);
    if (!is_below(path, folder_)) return;
    if (fs::is_directory(path)) {
        auto& names = names_[path];
        names.clear();
        for (const auto& entry : fs::directory_iterator{path}) {
            if (entry.is_regular_file()) {
                names[entry.path().filename().string()] = status_of(entry.path()).st_ino;
            }
        }
    } else if (disk_ == Disk::honest) {
        synced_[status_of(path).st_ino] = bytes_of(path);
        held_.push_back(::dup(file));
    }
    note_cut();
}

void CutDisk::renaming(const std::string& to) {
    if (is_below(to, folder_)) note_cut();
}

}  // namespace test

// NOLINTBEGIN(readability-identifier-naming)
extern "C" int __wrap_fsync(int file) {
    const int done = __real_fsync(file);
    if (done == 0 && test::watching != nullptr) test::watching->synced(file);
    return done;
}

extern "C" int __wrap_rename(const char* from, const char* to) {
    if (test::watching != nullptr) test::watching->renaming(to);
    const int done = __real_rename(from, to);
    if (done == 0 && test::watching != nullptr) test::watching->renaming(to);
    return done;
}
// NOLINTEND(readability-identifier-naming)
