#pragma once

// A fiche on one sheet of A4, as PDF bytes in memory: what a person takes away and shows at the
// door. Sentences come ready; this only sets them.

#include "kiosk/base/result.h"
#include "kiosk/domain/ports/printer.h"

#include <string>

namespace platform {

struct A4Result {
    std::string pdf;
    bool was_cut = false;  ///< some text did not fit: the page says so with cut_note
};

/// Always one page. Body text is 4.7 mm em and never smaller: when there is much to say, first the
/// space between sections shrinks, then the space between lines, then the longest texts are cut and
/// end with an ellipsis.
///
/// Fails with unavailable when the PDF cannot be made.
Result<A4Result> draw_a4(const domain::FicheSheet& page);

}  // namespace platform
