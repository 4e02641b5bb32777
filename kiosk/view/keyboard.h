#pragma once

// The on-screen keyboards: AZERTY, its accents, digits, Arabic. Rows of ten keys at most.

#include "kiosk/view/writer.h"

namespace view {

/// The keyboard of the session's language, at the page the person turned to.
Keyboard build_keyboard(const Writer& writer);

}  // namespace view
