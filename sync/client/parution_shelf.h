#pragma once

// Where a device keeps the content it receives, file by file, each under its own SHA-256: a file
// that did not change is never fetched again, and what is cut off goes on where it stopped.
// kiosk/borne implements it in a folder. Every function fails with full or unavailable.

#include "sync/protocol/ratchet.h"

namespace client {

class ParutionShelf {
  public:
    virtual ~ParutionShelf() = default;

    /// How far this device has gone.
    virtual Result<protocol::Ratchet> ratchet() const = 0;

    /// Moves the ratchet to a parution that was checked against it; on disk when it returns.
    virtual Status raise(const protocol::SignedParution& believed) = 0;

    /// The parution of that id is ready, in use, or was refused: there is nothing to fetch.
    virtual Result<bool> is_settled(const protocol::Hash& id) const = 0;

    /// How many bytes of a file are here already; `taille` only once `finish` kept it.
    virtual Result<std::int64_t> staged(const protocol::ContentFile& file) const = 0;

    /// Adds bytes to a file that is not whole; from 0, whatever was staged is dropped.
    virtual Status append(const protocol::ContentFile& file, std::int64_t from,
                          std::string_view bytes) = 0;

    /// Checks the size and hash of a file all of whose bytes are staged, and keeps it for good.
    /// Fails also with corrupt: what was staged is then dropped.
    virtual Status finish(const protocol::ContentFile& file) = 0;

    /// Every file is here: the parution may be tried.
    virtual Status make_ready(const protocol::SignedParution& whole) = 0;
};

}  // namespace client
