#pragma once

// The answers as one line of JSON: the keys of the reference households, amounts to the centime.

#include "kiosk/base/civil_time.h"
#include "kiosk/rules/explication.h"
#include "kiosk/simuler/foyer_json.h"

#include <optional>
#include <string>
#include <vector>

namespace simuler {

/// What --expliquer adds to an answer.
struct Explications {
    /// The scale of a benefit: since when its newest value holds, and whether one awaits its text.
    struct Echelle {
        base::Month depuis;
        bool provisoire = false;
    };

    rules::Trace trace;
    std::array<Echelle, rules::kPrestations> echelles;
    std::vector<rules::Bascule> bascules;
    std::vector<rules::Explication> phrases;
};

/// Appends {"id": …, "month": …, "results": {…}} and a line end; with explanations, also "trace"
/// and "explications": for each benefit a sentence, what to check, and the changes that turn it. Of
/// a month past what is known of the law, `known_until` is the last day known: "valable_jusqu_au".
void append_answer(std::string& out, const Demande& demande, const rules::Resultats& results,
                   const Explications* explications,
                   std::optional<base::Date> known_until = std::nullopt);

/// Appends {"line": …, "error": "…"} and a line end.
void append_error(std::string& out, std::size_t line, const std::string& why);

}  // namespace simuler
