#pragma once

// The on-screen keyboards: AZERTY, its accents, digits, Arabic. Rows of ten keys at most.

#include "kiosk/view/writer.h"

namespace view {

/// The keyboard of the session's language, at the page the person turned to.
Keyboard build_keyboard(const Writer& writer);

/// A key that types that text; `name`, in ASCII, ends its id.
Action typing_key(std::string typed, std::string_view name);

/// The key that takes back the last sign typed.
Action erase_key(const Writer& writer, bool enabled = true);

}  // namespace view
