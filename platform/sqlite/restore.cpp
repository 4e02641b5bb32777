// A SQLite database put back from a backup.

#include "platform/sqlite/sql_connection.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

namespace platform {
namespace {

namespace fs = std::filesystem;

Error unavailable(const std::string& what, const std::error_code& error) {
    return fail(ErrorCode::unavailable, what + ": " + error.message());
}

/// A copy of what is on the disk, checked page by page.
Status check_pages(const std::string& path) {
    OpenOptions options;
    options.read_only = true;
    const auto database = Database::open(path, options);
    if (!database) return database.error();
    Statement check{*database, "pragma quick_check"};
    const bool sound = check.next_row() && check.text(0) == "ok";
    auto read = check.status();
    if (!read || sound) return read;
    return fail(ErrorCode::corrupt, path + ": quick_check");
}

Status sync_path(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!synced) return fail(ErrorCode::unavailable, path + " : ne se fixe pas sur le disque");
    return Done{};
}

/// Renames the database and its companions to NAME.avant-N, N being the first free number.
Status set_aside(const std::string& path) {
    int n = 1;
    while (fs::exists(path + ".avant-" + std::to_string(n))) ++n;
    const auto aside = path + ".avant-" + std::to_string(n);
    // The log first: without it the database alone would look whole and be older.
    for (const std::string end : {"-wal", "-shm", ""}) {
        std::error_code error;
        if (!fs::exists(path + end)) continue;
        fs::rename(path + end, aside + end, error);
        if (error) return unavailable(path + end, error);
    }
    return Done{};
}

}  // namespace

Status restore_sqlite(const std::string& backup, const std::string& path, bool replace) {
    auto sound = check_pages(backup);
    if (!sound) return sound;
    if (fs::exists(path) && !replace) return fail(ErrorCode::conflict, path + " is there");
    const auto part = path + ".part";
    std::error_code error;
    fs::copy_file(backup, part, fs::copy_options::overwrite_existing, error);
    if (error) return unavailable(part, error);
    auto synced = sync_path(part);
    if (!synced) return synced;
    auto aside = set_aside(path);
    if (!aside) return aside;
    fs::rename(part, path, error);
    if (error) return unavailable(path, error);
    return sync_path(fs::path{path}.parent_path().string());
}

}  // namespace platform
