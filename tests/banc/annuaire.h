#pragma once

// The directory at the size of a whole department: 20,000 made-up fiches, searched letter by
// letter.

#include "tests/banc/table.h"

#include <vector>

namespace banc {

/// How long a search takes at each letter typed (middle and p99, best of three), beside the plain
/// FTS5 query of the same words on the same texts; the time to read the pack of Saône-et-Loire at
/// `pack_folder` and to make its index.
std::vector<Measure> measure_annuaire(const std::string& pack_folder);

}  // namespace banc
