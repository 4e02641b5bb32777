#pragma once

// The end of a device: ordered by the centre, or found unfinished at a start. A mark in the data
// folder, on disk before anything else, keeps every later start out of service; then log, keys,
// content and tickets are erased. Only an enrolment takes the mark away.

#include "kiosk/base/result.h"

#include <string>

namespace borne {

bool is_condemned(const std::string& folder);

/// On disk when it returns. Fails with unavailable or full.
Status condemn(const std::string& folder);

/// Erases all but the mark; again after a power cut, it goes on. Fails with unavailable.
Status erase_device(const std::string& folder);

/// The device was enrolled anew. Fails with unavailable.
Status reprieve(const std::string& folder);

}  // namespace borne
