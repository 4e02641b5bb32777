#pragma once

// What a device checks of a parution before it believes it, whichever way it comes: from the
// centre, or on a USB stick.

#include "sync/client/parution_shelf.h"

#include <functional>
#include <string>

namespace client {

/// Whom to believe, and for what program.
struct ContentTrust {
    std::string departement;
    protocol::VerifyKey centre{};
    std::string app;  ///< version of this program
};

/// Reads a manifest, checks it, and moves the shelf's ratchet to it. Fails with corrupt or
/// invalid_input as protocol::decode_parution, conflict (another department, the ratchet, a program
/// too old), or as the shelf.
Result<protocol::SignedParution> believe(std::string_view bytes, const ContentTrust& trust,
                                         ParutionShelf& shelf);

/// The bytes of "manifeste.perron", or of "objets/" and a SHA-256 in hexadecimal.
using ContentFolder = std::function<Result<std::string>(const std::string& name)>;

/// Takes a whole parution from a folder, as `perron-central` lays it out (docs/formats/
/// manifeste.md), and makes it ready. Succeeds at once when it is settled already. Fails as
/// believe, as the folder, or with corrupt when a file is not the one the manifest names.
Result<protocol::SignedParution> take_from_folder(const ContentFolder& folder,
                                                  const ContentTrust& trust, ParutionShelf& shelf);

}  // namespace client
