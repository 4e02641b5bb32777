#pragma once

// The parts of a foyer in JSON, and the small readers of values they share.

#include "kiosk/domain/foyer.h"

#include <simdjson.h>

#include <string>
#include <string_view>

namespace simuler::json {

using Value = simdjson::ondemand::value;

enum class Role { adulte, enfant };

/// An adult must say its activity and its nationality; a child has the claimant's.
Result<domain::Personne> read_personne(Value value, Role role);
Status read_logement(Value value, domain::Logement& into);

Error field_error(std::string_view name, std::string_view what);

Status read_flag(Value value, bool& into);

/// A number as written, without passing by floating point; figures past the billionth are dropped.
Status read_amount(Value value, base::Exact& into);

Result<std::string_view> text(Value value);

/// "2026-07-01".
Result<std::chrono::year_month_day> parse_date(const std::string& text);

/// Calls `read(name, value)` for every field until one fails.
template <class Read>
Status each_field(Value value, Read&& read) {
    simdjson::ondemand::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS) {
        return fail(ErrorCode::invalid_input, "an object is expected");
    }
    for (auto field : object) {
        std::string_view name;
        Value one;
        if (field.unescaped_key().get(name) != simdjson::SUCCESS ||
            std::move(field).value().get(one) != simdjson::SUCCESS) {
            return fail(ErrorCode::invalid_input, "malformed JSON");
        }
        Status done = read(name, one);
        if (!done) return done;
    }
    return Done{};
}

}  // namespace simuler::json
