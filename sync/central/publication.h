#pragma once

// What the centre publishes, as files, so that whoever publishes and whoever serves are two
// processes, and a USB stick can carry the same:
//
//   manifeste.perron      the parution in force: replaced in one rename
//   objets/<sha256>       each of its files, and those of the ones before
//   archives/<g>-<v>      the last manifests published, to come back to one
//
// The last kKeptParutions are whole: a kiosk that believed one before the newest was published may
// still be fetching its files, and an operator may come back to it. What only older ones name goes.
//
// The server reads the manifest again when the file changed.

#include "sync/protocol/parution.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace central {

constexpr std::size_t kKeptParutions = 20;

class Publication {
  public:
    /// Empty folder: nothing is ever published. `centre` checks what is read.
    Publication() = default;
    Publication(std::string folder, const protocol::VerifyKey& centre);

    /// The parution in force; none when nothing was published or it cannot be read.
    const std::optional<protocol::SignedParution>& current();

    /// Bytes `from` to `to` (both included, cut at the end) of a file by its SHA-256, and its whole
    /// size. Fails with not_found.
    struct Piece {
        std::string bytes;
        std::int64_t size = 0;
    };
    Result<Piece> piece(const std::string& sha256, std::int64_t from, std::int64_t to) const;

  private:
    std::string folder_;
    protocol::VerifyKey centre_{};
    std::optional<protocol::SignedParution> current_;
    std::pair<std::int64_t, std::int64_t> seen_{0, 0};  ///< time and size of the file read
};

/// A parution of the archive. Fails with not_found, or corrupt.
Result<protocol::SignedParution> archived(const std::string& folder, const std::string& name,
                                          const protocol::VerifyKey& centre);

/// Puts a parution in force: its new files by their names, then the archive, then the manifest.
/// Everything is on disk when it returns. Fails with unavailable or full; what was in force then
/// still is.
Status put_in_force(const std::string& folder, const protocol::SignedParution& parution,
                    const std::map<std::string, std::string>& files);

/// Removes the archived manifests before the last kKeptParutions, then the files that none of those
/// left names; returns how many files went. Fails with corrupt, and removes no file, when one of
/// those left cannot be read: what it names is not known.
Result<int> purge_published(const std::string& folder, const protocol::VerifyKey& centre);

/// Copies the parution in force to another folder, the `ref` of a USB stick: files first, manifest
/// last. Fails with not_found (nothing is published), unavailable, full or corrupt.
Status copy_publication(const std::string& folder, const std::string& to,
                        const protocol::VerifyKey& centre);

}  // namespace central
