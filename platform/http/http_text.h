#pragma once

// The small texts of HTTP: query strings, forms, cookies, Basic credentials. Pure functions.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace platform {

/// Decodes %XX (and "+" as a space when `form`). None if a sequence is broken or holds a NUL.
std::optional<std::string> percent_decode(std::string_view text, bool form);

/// The pairs of a query string or of a form body, in order; a broken pair is left out.
using HttpFields = std::vector<std::pair<std::string, std::string>>;
HttpFields parse_fields(std::string_view text);

/// The first value of `name`; none when it is absent.
std::optional<std::string> field(const HttpFields& fields, std::string_view name);

/// The value of a cookie in a Cookie header; none when it is absent.
std::optional<std::string> cookie(std::string_view header, std::string_view name);

/// User and password of an Authorization header of the Basic scheme.
std::optional<std::pair<std::string, std::string>> basic_credentials(std::string_view header);

}  // namespace platform
