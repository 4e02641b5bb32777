#pragma once

// Crockford's base 32, for codes that people copy and dictate: no I, L, O or U.

#include <cstdint>
#include <optional>

namespace base {

/// The letter of a digit from 0 to 31.
char crockford_letter(std::uint32_t digit);

/// The digit of a letter as somebody typed it: case does not matter, O is read as 0, I and L as 1.
std::optional<std::uint32_t> crockford_digit(char typed);

}  // namespace base
