#pragma once

// The codes that a device gives to the rdv it sells: unique without asking anyone, and not to be
// guessed from one another (booking.md, R17).

#include "kiosk/domain/code_rdv.h"

#include <array>
#include <cstddef>

namespace protocol {

using CodeKey = std::array<std::byte, 16>;

/// The code of the `rank`-th rdv of a borne, from 0: a permutation of the ranks that only `key`
/// tells. Fails with invalid_input when the borne is not below domain::kBornesWithCodes, with full
/// when a borne has given its million of codes.
Result<domain::CodeRdv> rdv_code(std::int64_t borne, std::int64_t rank, const CodeKey& key);

}  // namespace protocol
