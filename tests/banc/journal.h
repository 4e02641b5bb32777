#pragma once

#include "tests/banc/table.h"

#include <string>
#include <vector>

namespace banc {

/// A passage kept in the device's log against one write and fdatasync of as many bytes in the same
/// `folder`, taken in turns: p50 and p99. Empty when the folder cannot be written.
std::vector<Measure> measure_journal(const std::string& folder);

}  // namespace banc
