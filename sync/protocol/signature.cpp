#include "sync/protocol/signature.h"

#include "sync/protocol/log_row.h"

#include <sodium.h>

#include <algorithm>

namespace protocol {
namespace {

template <std::size_t N>
unsigned char* raw(std::array<std::byte, N>& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}
template <std::size_t N>
const unsigned char* raw(const std::array<std::byte, N>& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::array<std::byte, 64> digest(std::string_view bytes) {
    std::array<std::byte, 64> hash;
    crypto_generichash_blake2b(raw(hash), hash.size(),
                               reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                               nullptr, 0);
    return hash;
}

}  // namespace

SignKeyPair sign_keys_from(const Seed& seed) {
    SignKeyPair keys;
    crypto_sign_ed25519_seed_keypair(raw(keys.verify), raw(keys.sign), raw(seed));
    return keys;
}

VerifyKey verify_key_of(const SignKey& key) {
    VerifyKey verify;
    std::copy(key.begin() + 32, key.end(), verify.begin());
    return verify;
}

BoxKeyPair box_keys_from(const Seed& seed) {
    BoxKeyPair keys;
    crypto_box_seed_keypair(raw(keys.open), raw(keys.secret), raw(seed));
    return keys;
}

Signature sign(std::string_view bytes, const SignKey& key) {
    const auto hash = digest(bytes);
    Signature signature;
    crypto_sign_ed25519_detached(raw(signature), nullptr, raw(hash), hash.size(), raw(key));
    return signature;
}

bool is_signed_by(std::string_view bytes, const Signature& signature, const VerifyKey& key) {
    const auto hash = digest(bytes);
    return crypto_sign_ed25519_verify_detached(raw(signature), raw(hash), hash.size(), raw(key)) ==
           0;
}

std::string key_id(std::span<const std::byte> public_key) {
    return to_hex(hash_of(as_text(public_key))).substr(0, 16);
}

}  // namespace protocol
