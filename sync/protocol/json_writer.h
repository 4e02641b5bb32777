#pragma once

// Writing JSON with nlohmann-json: keys in the order they were given, no space, no exception.

#include <nlohmann/json.hpp>
#include <string>

namespace protocol {

using Json = nlohmann::ordered_json;

/// One line without its end. A text that is not UTF-8 loses its wrong bytes rather than throwing;
/// whoever must not lose them checks before.
inline std::string to_line(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace protocol
