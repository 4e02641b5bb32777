#pragma once

// Backups of a centre: a folder a backup, whole or not there. It holds the database, the files of
// the data folder (keys, published content), and `sauvegarde.json`, which says what it is and the
// hash of the database. docs/formats/sauvegarde.md has the layout.

#include "kiosk/base/result.h"
#include "sync/central/store.h"

#include <functional>
#include <string>

namespace central {

struct Backup {
    std::string departement;
    std::string magasin;  ///< "sqlite" or "postgresql": where it can be restored
    std::int64_t made_ms = 0;
    std::int64_t events = 0;
    std::string hash;  ///< BLAKE2b-256 of the database's file, in hexadecimal
};

/// The database of a backup, beside `sauvegarde.json`.
std::string database_in(const std::string& backup);

/// Makes a backup in `target` while the centre serves, and returns its folder. Fails with
/// unavailable or full; what was begun is then removed.
Result<std::string> back_up(Store& store, const std::string& data_folder,
                            const std::string& departement, const std::string& target,
                            std::int64_t now_ms);

/// Fails with not_found (no backup there) or corrupt (its database is not the one it was made
/// with).
Result<Backup> check_backup(const std::string& folder);

/// Copies the files that the data folder lacks: what is there stays.
Status restore_files(const std::string& backup, const std::string& data_folder);

/// Seconds since the newest backup that this store knows of; none when there never was one.
Result<std::optional<std::int64_t>> backup_age_s(const Store& store, std::int64_t now_ms);

}  // namespace central
