#pragma once

// The answers as one line of JSON: the keys of the reference households, amounts to the centime.

#include "kiosk/rules/resultats.h"
#include "kiosk/rules/trace.h"
#include "kiosk/simuler/foyer_json.h"

#include <string>

namespace simuler {

/// Appends {"id": …, "month": …, "results": {…}}, with "trace" when there is one, and a line end.
void append_answer(std::string& out, const Demande& demande, const rules::Resultats& results,
                   const rules::Trace* trace);

/// Appends {"line": …, "error": "…"} and a line end.
void append_error(std::string& out, std::size_t line, const std::string& why);

}  // namespace simuler
