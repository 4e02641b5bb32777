#pragma once

#include "tests/banc/table.h"

#include <string>
#include <vector>

namespace banc {

/// The centre's reception of signed frames, from bytes to signed acknowledgements, with its counts
/// and its archive: events a second in frames of 1, 50 and 500, on SQLite and on PostgreSQL (when
/// it is installed), against a bare insert of the same rows in a SQLite file of `folder`.
std::vector<Measure> measure_ingest(const std::string& folder);

}  // namespace banc
