#pragma once

// A content pack in a folder of this machine, and what the kiosk does when it cannot be used.

#include "kiosk/content/pack.h"

#include <optional>
#include <string>

namespace borne {

/// Reads the files of the pack at `folder`; a file of more than 16 MiB is refused.
content::PackReader pack_folder(const std::string& folder);

struct OpenedPack {
    content::Pack pack;
    std::optional<Error> refused;  ///< why the pack of the folder is not the one in use
};

/// The pack at `folder`, or the emergency numbers built into the program when it is damaged: a
/// kiosk always starts.
OpenedPack open_pack(const std::string& folder);

}  // namespace borne
