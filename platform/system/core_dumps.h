#pragma once

namespace platform {

/// From now on a crash of this process leaves no image of its memory on any disk, and no other
/// process of the same user may look into it. False when the system refuses either.
bool forbid_core_dumps();

}  // namespace platform
