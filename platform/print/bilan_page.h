#pragma once

// The "bilan d'accès aux droits" on one sheet of A4, as PDF bytes in memory. Sentences come ready;
// this only sets them.

#include "kiosk/domain/ports/printer.h"
#include "platform/print/a4_page.h"

namespace platform {

/// Always one page: when there is much to say, first the spaces shrink, then the letters (never
/// under 3.4 mm) and what is said of each thing to be checked; then the longest explanations are
/// cut, and the page says so. What is to be checked is always named. What is excluded is always
/// whole, with its reasons, at the foot.
///
/// Fails with unavailable when the PDF cannot be made.
Result<A4Result> draw_bilan(const domain::Sheet& sheet);

}  // namespace platform
