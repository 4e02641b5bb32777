#include "tests/support/power_loss_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>

namespace test {
namespace {

using Outcome = PowerLossDisk::Outcome;

struct OpenFile {
    sqlite3_file base;
    PowerLossDisk* disk;
    std::shared_ptr<PowerLossDisk::File> file;
};

OpenFile& opened(sqlite3_file* file) {
    return *reinterpret_cast<OpenFile*>(file);
}

int to_sqlite(Outcome outcome, int io_error) {
    switch (outcome) {
        case Outcome::done:
            return SQLITE_OK;
        case Outcome::full:
            return SQLITE_FULL;
        case Outcome::read_only:
            return SQLITE_READONLY;
        default:
            return io_error;
    }
}

int do_close(sqlite3_file* file) {
    opened(file).file.~shared_ptr();
    return SQLITE_OK;
}

int do_read(sqlite3_file* file, void* out, int size, sqlite3_int64 at) {
    const auto& now = opened(file).file->now;
    const auto from = static_cast<std::size_t>(at);
    const auto wanted = static_cast<std::size_t>(size);
    const auto there = from < now.size() ? std::min(wanted, now.size() - from) : 0;
    std::memcpy(out, now.data() + std::min(from, now.size()), there);
    std::memset(static_cast<char*>(out) + there, 0, wanted - there);
    return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int do_write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
    auto& self = opened(file);
    const std::string written{static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
    return to_sqlite(self.disk->write(*self.file, static_cast<std::size_t>(at), written),
                     SQLITE_IOERR_WRITE);
}

int do_truncate(sqlite3_file* file, sqlite3_int64 size) {
    auto& self = opened(file);
    return to_sqlite(self.disk->truncate(*self.file, static_cast<std::size_t>(size)),
                     SQLITE_IOERR_TRUNCATE);
}

int do_sync(sqlite3_file* file, int) {
    auto& self = opened(file);
    return to_sqlite(self.disk->sync(*self.file), SQLITE_IOERR_FSYNC);
}

int do_size(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(opened(file).file->now.size());
    return SQLITE_OK;
}

int do_lock(sqlite3_file*, int) {
    return SQLITE_OK;
}

int do_check_lock(sqlite3_file*, int* is_locked) {
    *is_locked = 0;
    return SQLITE_OK;
}

int do_control(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}

int sector_size(sqlite3_file*) {
    return static_cast<int>(PowerLossDisk::kSector);
}

int characteristics(sqlite3_file*) {
    return 0;
}

const sqlite3_io_methods kMethods{1,          do_close,    do_read,         do_write, do_truncate,
                                  do_sync,    do_size,     do_lock,         do_lock,  do_check_lock,
                                  do_control, sector_size, characteristics, nullptr,  nullptr,
                                  nullptr,    nullptr,     nullptr,         nullptr};

PowerLossDisk& disk_of(sqlite3_vfs* vfs) {
    return *static_cast<PowerLossDisk*>(vfs->pAppData);
}

int do_open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
    file->pMethods = nullptr;
    auto& disk = disk_of(vfs);
    if (path == nullptr || ((flags & SQLITE_OPEN_CREATE) == 0 && !disk.exists(path))) {
        return SQLITE_CANTOPEN;
    }
    if (!disk.has_power()) return SQLITE_IOERR;
    auto* self = new (file) OpenFile{{&kMethods}, &disk, disk.file(path)};
    self->base.pMethods = &kMethods;
    if (out_flags != nullptr) *out_flags = flags;
    return SQLITE_OK;
}

int do_delete(sqlite3_vfs* vfs, const char* path, int) {
    if (!disk_of(vfs).exists(path)) return SQLITE_IOERR_DELETE_NOENT;
    return to_sqlite(disk_of(vfs).remove(path), SQLITE_IOERR_DELETE);
}

int do_access(sqlite3_vfs* vfs, const char* path, int, int* result) {
    *result = disk_of(vfs).exists(path) ? 1 : 0;
    return SQLITE_OK;
}

int do_full_path(sqlite3_vfs*, const char* path, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", path);
    return SQLITE_OK;
}

int do_last_error(sqlite3_vfs*, int, char*) {
    return 0;
}

std::string next_name() {
    static int count = 0;
    return "power-loss-" + std::to_string(++count);
}

}  // namespace

struct PowerLossVfs::Registered {
    sqlite3_vfs vfs;
};

PowerLossVfs::PowerLossVfs(PowerLossDisk& disk)
    : name_(next_name()), registered_(std::make_unique<Registered>()) {
    const auto* system = sqlite3_vfs_find(nullptr);
    auto& vfs = registered_->vfs;
    vfs = *system;
    vfs.iVersion = 1;
    vfs.szOsFile = static_cast<int>(sizeof(OpenFile));
    vfs.pNext = nullptr;
    vfs.zName = name_.c_str();
    vfs.pAppData = &disk;
    vfs.xOpen = do_open;
    vfs.xDelete = do_delete;
    vfs.xAccess = do_access;
    vfs.xFullPathname = do_full_path;
    vfs.xGetLastError = do_last_error;
    sqlite3_vfs_register(&vfs, 0);
}

PowerLossVfs::~PowerLossVfs() {
    sqlite3_vfs_unregister(&registered_->vfs);
}

}  // namespace test
