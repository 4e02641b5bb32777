#pragma once

// The code of a rdv, the only thing a person needs to arrive, move or cancel: "7KQ-2M9X". Six
// letters of Crockford's base 32 hold 10 bits for the borne and 20 for the rank of the rdv there;
// the seventh checks them. Any one wrong letter, or any two exchanged, is refused.

#include "kiosk/base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace domain {

constexpr std::int64_t kBornesWithCodes = 1024;
constexpr std::uint32_t kRanksOfBorne = 1U << 20U;

struct CodeRdv {
    std::uint32_t value = 0;  ///< 30 bits

    friend auto operator<=>(const CodeRdv&, const CodeRdv&) = default;
};

/// `borne` below kBornesWithCodes, `rank` below kRanksOfBorne.
constexpr CodeRdv code_of(std::uint32_t borne, std::uint32_t rank) {
    return {borne * kRanksOfBorne + rank};
}

/// As printed: "7KQ-2M9X".
std::string to_text(CodeRdv code);

/// As typed or scanned: case, spaces and dashes do not matter. Fails with invalid_input.
Result<CodeRdv> parse_code_rdv(std::string_view typed);

}  // namespace domain
