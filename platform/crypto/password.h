#pragma once

#include <string>

namespace platform {

/// Argon2id of a short code, with its salt and cost, as one line of ASCII. A few hundredths of a
/// second and 8 MiB: a loop that draws may wait for it. Fails never but for memory: then empty.
std::string hash_code(const std::string& code);

/// Whether `code` is the one that was hashed; false also for what is no hash.
bool is_code(const std::string& code, const std::string& hash);

}  // namespace platform
