#pragma once

// How values travel to and from PostgreSQL: its binary form, the most significant byte first.

#include "sync/central/sql/connection.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace platform {

/// PostgreSQL's number of a type.
using TypeId = unsigned int;

constexpr TypeId kInt8 = 20;
constexpr TypeId kText = 25;
constexpr TypeId kBytes = 17;

/// The type of the array whose elements are of `type`, one of the three above.
TypeId array_of(TypeId type);

std::string encoded(std::int64_t value);

/// Text as PostgreSQL can keep it: it has no character zero, which becomes U+FFFD.
std::string encoded(std::string_view text);

/// Column `column` of rows of `width` values, as a one-dimensional array of `type`.
std::string encoded_column(std::span<const sql::Value> values, std::size_t width,
                           std::size_t column, TypeId type);

/// What a COPY … (format binary) sends before its rows, and after them.
std::string copy_start();
std::string copy_end();

/// The rows of `width` values between the two.
std::string encoded_rows(std::span<const sql::Value> values, std::size_t width);

/// A boolean or an integer of 2, 4 or 8 bytes.
std::int64_t decoded_number(std::string_view bytes);

}  // namespace platform
