#pragma once

// The bytes that ESC/POS printers understand: slips as plain text, or as a picture.

#include "kiosk/domain/ports/printer.h"
#include "platform/print/slip_picture.h"

#include <optional>
#include <string>
#include <string_view>

namespace platform {

/// A drawn slip: initialise, `GS v 0` in bands that any printer's buffer holds, feed, cut.
std::string raster_bytes(const Bitmap& bitmap);

/// A slip as text in code page 858 with the printer's own QR, feed, cut. Nothing when a character
/// of the slip is not in that page: it must be drawn then.
std::optional<std::string> text_bytes(const domain::Slip& slip);

/// Text in code page 858; nothing when a character is not in it. Typographic signs that the page
/// lacks become their plain forms (’ → ', – → -, narrow no-break space → no-break space).
std::optional<std::string> to_cp858(std::string_view utf8);

/// DLE EOT 4 and DLE EOT 2: the paper's sensors, then why the printer is off line. One byte each.
constexpr std::string_view kStateQuery{"\x10\x04\x04\x10\x04\x02", 6};

/// What the bytes answered to kStateQuery say: silence is taken for paper, as many printers never
/// answer, and a byte that is no answer for a fault.
domain::PaperState state_of(std::string_view answer);

}  // namespace platform
