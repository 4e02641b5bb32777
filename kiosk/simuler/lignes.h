#pragma once

// The work of perron-simuler: one line in, one line out, in order, whatever the line holds.

#include "kiosk/rules/parametres.h"

#include <istream>
#include <ostream>

namespace simuler {

struct Mode {
    rules::Lecture lecture = rules::Lecture::loi;
    bool explain = false;  ///< add the trace and the explanations to each answer
};

/// Answers every line of `in` on `out`; a line that cannot be answered gets {"line": n, "error": …}
/// in its place and the rest goes on. Returns the number of such lines.
std::size_t answer_lines(std::istream& in, std::ostream& out, const Mode& mode,
                         const rules::Parametres& parametres);

}  // namespace simuler
