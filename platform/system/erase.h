#pragma once

// Erasing for good: what a stolen device must not keep.

#include "kiosk/base/result.h"

#include <string>
#include <vector>

namespace platform {

/// Overwrites with zeros, syncs, then removes every file below `folder`, the folders too, but the
/// names of `kept` in the folder itself. May be called again after a power cut: it goes on. On a
/// card that spreads its wear the old cells may stay; what is secret there is sealed or a key that
/// the centre has revoked. Fails with unavailable and the first file that resisted; the others are
/// then gone.
Status erase_folder(const std::string& folder, const std::vector<std::string>& kept);

}  // namespace platform
