#pragma once

// Paper. A document is described, never laid out, by the core; the adapter turns it into ESC/POS
// bytes or a PDF page and keeps nothing of it on disk.

#include "kiosk/base/result.h"

#include <string>
#include <vector>

namespace domain {

enum class PaperState { ok, absent, out_of_paper, fault };

/// One line, or block, of a slip of 72 mm printed width.
struct SlipLine {
    enum class Kind { text, bold, title, huge, rule, qr, small };
    Kind kind;
    std::string text;  ///< UTF-8, any script; the content of the QR; unused for a rule
    bool centred = true;
};

struct Slip {
    std::string heading;   ///< name of the lieu, beside the mark
    std::string language;  ///< BCP 47 tag of the main text, decides its direction
    std::vector<SlipLine> lines;
};

/// Implementations pass tests/contract/printer_contract.h.
class Printer {
  public:
    virtual ~Printer() = default;

    /// Fails with unavailable (no printer, no answer) or full (out of paper).
    virtual Status print(const Slip& slip) = 0;

    virtual PaperState state() = 0;
};

}  // namespace domain
