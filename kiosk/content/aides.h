#pragma once

// From the files of assets/parametres/aides to the aides known by their conditions alone. The
// format is docs/formats/aides.md.

#include "kiosk/content/parametres.h"
#include "kiosk/rules/aides.h"

namespace content {

/// Checks the files and reads every aide, in their order; `departementales.yaml` holds those of the
/// department, and `traductions.yaml` their sentences in the other languages.
///
/// Fails with invalid_input, naming the file and the line, on: an id given twice, a field missing
/// or unknown, a condition without exactly one criterion, a word or number that the criterion does
/// not know, a criterion that does not suit whom the aide looks at, a link that is none, no
/// condition; or as content::translate.
Result<std::vector<rules::Aide>> read_aides(const std::vector<FichierParametres>& fichiers);

}  // namespace content
