#pragma once

// The kiosk as a whole: the program started, waiting, and touched.

#include "tests/banc/table.h"

#include <string>

namespace banc {

/// Start to first interactive frame and memory of `program` (perron-borne), its processor time over
/// 10 s on the attract screen in a window that nobody sees, and processor time per tap.
std::vector<Measure> measure_borne(const std::string& program);

}  // namespace banc
