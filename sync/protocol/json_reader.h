#pragma once

// Strict reading of one JSON object with simdjson: every key is asked for by name and type, and
// the first thing wrong is remembered, so that a decoder reads as the list of its fields.

#include "kiosk/base/result.h"
#include "sync/protocol/bytes.h"

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>

namespace protocol {

class ObjectReader {
  public:
    explicit ObjectReader(simdjson::dom::element element);

    /// Of what the parser returned: a text that is not JSON is not an object either.
    explicit ObjectReader(simdjson::simdjson_result<simdjson::dom::element> parsed);

    std::string text(std::string_view key);
    std::int64_t number(std::string_view key);
    int small_number(std::string_view key);  ///< 0 to 2^31 - 1

    /// Calls `visit` with every element of a list.
    template <class Visit>
    void each(std::string_view key, Visit visit) {
        const auto value = find(key);
        simdjson::dom::array list;
        if (!value || value->get(list) != simdjson::SUCCESS) return refuse(key, "must be a list");
        for (const simdjson::dom::element item : list) visit(item);
    }

    template <std::size_t N>
    std::array<std::byte, N> bytes(std::string_view key) {
        std::array<std::byte, N> value{};
        if (!from_hex(text(key), value)) refuse(key, "is not hexadecimal of the right length");
        return value;
    }

    /// The element, or nothing when the key is absent or null.
    std::optional<simdjson::dom::element> optional(std::string_view key);
    std::optional<std::string> optional_text(std::string_view key);
    std::optional<std::int64_t> optional_number(std::string_view key);
    bool optional_flag(std::string_view key);  ///< false when the key is absent or null

    /// Marks the whole object as wrong; the first reason given wins.
    void refuse(std::string_view key, std::string_view what);

    /// Fails with invalid_input and the first reason.
    Status known_keys_are_right() const;

    /// The same, and no key may be there that nobody asked for.
    Status every_key_is_right() const;

  private:
    std::optional<simdjson::dom::element> find(std::string_view key);

    simdjson::dom::object object_;
    bool is_object_ = false;
    std::size_t keys_read_ = 0;
    std::string wrong_;
};

}  // namespace protocol
