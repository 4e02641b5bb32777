#pragma once

#include <string>
#include <string_view>

namespace platform {

/// The SHA-256 of `bytes` in 64 hexadecimal digits, lower case.
std::string sha256_hex(std::string_view bytes);

}  // namespace platform
