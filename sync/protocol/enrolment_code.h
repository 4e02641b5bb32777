#pragma once

// The one-time code that makes a device known to the centre: the number of the borne, which is
// public, and ten characters of secret, which never travel. "12-K7Q2M-9XTRB".

#include "kiosk/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace protocol {

struct EnrolmentCode {
    std::int64_t borne = 0;  ///< 1 to 999,999,999
    std::string secret;      ///< ten characters of Crockford's base 32, upper case: 50 bits

    friend bool operator==(const EnrolmentCode&, const EnrolmentCode&) = default;
};

/// A code for a borne, from ten random bytes.
EnrolmentCode make_enrolment_code(std::int64_t borne, const std::array<std::byte, 10>& random);

std::string to_text(const EnrolmentCode& code);

/// As typed: case, spaces and dashes do not matter, O is read as 0, I and L as 1. The last ten
/// characters are the secret. Fails with invalid_input.
Result<EnrolmentCode> parse_enrolment_code(std::string_view typed);

}  // namespace protocol
