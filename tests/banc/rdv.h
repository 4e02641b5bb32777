#pragma once

#include "tests/banc/table.h"

namespace banc {

/// The search for a creneau at the centre, over a year of 50 agendas of 40 rdv a day that is almost
/// full, on SQLite in `folder` and on PostgreSQL when it is installed.
std::vector<Measure> measure_rdv(const std::string& folder);

}  // namespace banc
