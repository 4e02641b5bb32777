#pragma once

// From a document to the motifs of a pack: what one can take a rdv for. Errors name the line.

#include "kiosk/content/document.h"
#include "kiosk/domain/motif.h"

namespace content {

/// Fails with invalid_input on an unknown or missing key, or a value out of its bounds.
Result<domain::MotifPublie> read_motif(const Node& node);

}  // namespace content
