#pragma once

// The parts of a foyer in JSON, and the small readers of values they share.

#include "kiosk/domain/foyer.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace simuler::json {

using Value = simdjson::ondemand::value;

enum class Role { adulte, enfant };

/// An adult must say its activity and its nationality; a child has the claimant's.
Result<domain::Personne> read_personne(Value value, Role role);
Status read_logement(Value value, domain::Logement& into);

/// What is wrong, in French: perron-simuler says it to whoever wrote the line.
Error field_error(std::string_view name, std::string_view what);
Error unknown_field();

Status read_flag(Value value, bool& into);

/// A number as written, without passing by floating point; figures past the billionth are dropped.
Status read_amount(Value value, base::Exact& into);

Result<std::string_view> text(Value value);

/// "2026-07-01".
Result<std::chrono::year_month_day> parse_date(const std::string& text);

/// The names met in one object: two of the same would leave in doubt which one is meant.
class NamesMet {
  public:
    Status add(std::string_view name) {
        const auto end = names_.begin() + static_cast<std::ptrdiff_t>(count_);
        if (std::find(names_.begin(), end, name) != end)
            return field_error(name, "donné deux fois");
        if (count_ == names_.size()) return field_error(name, "trop de champs");
        names_[count_++] = name;
        return Done{};
    }

  private:
    std::array<std::string_view, 64> names_{};
    std::size_t count_ = 0;
};

/// Calls `read(name, value)` for every field until one fails; the error then names the field.
template <class Read>
Status each_field(Value value, Read&& read) {
    simdjson::ondemand::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS) {
        return fail(ErrorCode::invalid_input, "un objet est attendu");
    }
    NamesMet met;
    for (auto field : object) {
        std::string_view name;
        Value one;
        if (field.unescaped_key().get(name) != simdjson::SUCCESS ||
            std::move(field).value().get(one) != simdjson::SUCCESS) {
            return fail(ErrorCode::invalid_input, "JSON mal formé");
        }
        if (auto added = met.add(name); !added) return added;
        Status done = read(name, one);
        if (!done) return field_error(name, done.error().detail);
    }
    return Done{};
}

}  // namespace simuler::json
