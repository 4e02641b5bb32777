#pragma once

// The "bilan d'accès aux droits" on one sheet of A4, as PDF bytes in memory. Sentences come ready;
// this only sets them.

#include "kiosk/domain/ports/printer.h"
#include "platform/print/a4_page.h"

namespace platform {

/// One page: when there is much to say, first the spaces and the letters shrink (never under 3.4 mm
/// of em), then what is said of each thing to be checked, and the page says so; then the last
/// things excluded are left out, and it says how many. What is to be checked is always named. In
/// large letters (never under 4.6 mm), what one page cannot hold takes two: what may be asked for,
/// then what may not.
///
/// Fails with unavailable when the PDF cannot be made.
Result<A4Result> draw_bilan(const domain::Sheet& sheet);

}  // namespace platform
