#pragma once

#include "tests/banc/table.h"

#include <string>
#include <vector>

namespace banc {

/// The centre's reception of signed frames, from bytes to signed acknowledgements, with its counts
/// and its archive: events a second in frames of 1, 50 and 500, on SQLite and on PostgreSQL (when
/// it is installed), against a bare insert of the same rows in a SQLite file of `folder`.
std::vector<Measure> measure_ingest(const std::string& folder);

/// The p99 of a device's post beside 500 clients that stall, against the same without them; and the
/// time in which the log of a van of three weeks is received whole. On each store.
std::vector<Measure> measure_reception(const std::string& folder);

}  // namespace banc
