#include "platform/crypto/password.h"

#include <sodium.h>

namespace platform {
namespace {

constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemory = std::size_t{8} << 20;

}  // namespace

std::string hash_code(const std::string& code) {
    char hash[crypto_pwhash_STRBYTES] = {};
    const bool made = sodium_init() >= 0 &&
                      crypto_pwhash_str(hash, code.data(), code.size(), kPasses, kMemory) == 0;
    return made ? std::string{hash} : std::string{};
}

bool is_code(const std::string& code, const std::string& hash) {
    if (hash.empty() || hash.size() >= crypto_pwhash_STRBYTES || sodium_init() < 0) return false;
    char padded[crypto_pwhash_STRBYTES] = {};
    hash.copy(padded, hash.size());
    return crypto_pwhash_str_verify(padded, code.data(), code.size()) == 0;
}

}  // namespace platform
