#pragma once

// The content of a device, in a folder of its own:
//
//   etat.json          ShelfState: what is in use, what is ready, how far the ratchet has gone
//   manifestes/1-7     a signed manifest, by generation and version
//   objets/<sha256>    a file, whole and checked
//   staging/<sha256>   a file that is still coming
//
// A parution is a manifest and the objects it names; two parutions share the files they have in
// common. What no parution in use, before it or ready names is removed.

#include "kiosk/parution/shelf_state.h"
#include "sync/client/parution_shelf.h"

#include <functional>
#include <optional>

namespace parution {

/// The ratchet is also kept in the database of the device, so that neither a damaged folder nor a
/// damaged database lets an old manifest in.
struct RatchetMemory {
    std::function<Result<std::optional<std::string>>()> recall;
    std::function<Status(const std::string&)> remember;
};

struct ShelfOptions {
    std::string folder;
    protocol::VerifyKey centre{};
    RatchetMemory memory;
};

class FolderShelf final : public client::ParutionShelf {
  public:
    /// A state that cannot be read is replaced by what the manifests say. Fails with unavailable or
    /// full.
    static Result<FolderShelf> open(ShelfOptions options);

    Result<protocol::Ratchet> ratchet() const override { return state_.ratchet; }
    Status raise(const protocol::SignedParution& believed) override;
    Result<bool> is_settled(const protocol::Hash& id) const override;
    Result<std::int64_t> staged(const protocol::ContentFile& file) const override;
    Status append(const protocol::ContentFile& file, std::int64_t from,
                  std::string_view bytes) override;
    Status finish(const protocol::ContentFile& file) override;
    Status make_ready(const protocol::SignedParution& whole) override;

    const ShelfState& state() const { return state_; }

    /// A kept parution by its name. Fails with not_found, or corrupt when its manifest is damaged.
    Result<protocol::SignedParution> find(const std::string& name) const;

    /// The bytes of one of its files. Fails with corrupt, and removes the damaged file so that it
    /// is fetched again, when they are not those the manifest names.
    Result<std::string> read(const protocol::ContentFile& file) const;

    /// Writes another state, and removes what it no longer names.
    Status change(ShelfState next);

  private:
    explicit FolderShelf(ShelfOptions options) : options_(std::move(options)) {}

    Status load_state();
    ShelfState rebuilt_state() const;
    bool is_whole(const protocol::Parution& parution) const;
    void sweep() const;
    std::string manifest_path(const std::string& name) const;
    std::string object_path(const protocol::ContentFile& file) const;
    std::string staging_path(const protocol::ContentFile& file) const;

    ShelfOptions options_;
    ShelfState state_;
};

}  // namespace parution
