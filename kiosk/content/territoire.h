#pragma once

// The communes of a department, from the CSV that packaging/territoire writes.

#include "kiosk/base/result.h"
#include "kiosk/domain/fiche.h"

#include <string_view>
#include <vector>

namespace content {

/// Reads `code_insee;nom;codes_postaux;population;epci;lon;lat`, heading included, postal codes
/// separated by commas, an unknown position left empty. Fails with invalid_input naming the line.
Result<std::vector<domain::Commune>> read_communes(std::string_view csv);

}  // namespace content
