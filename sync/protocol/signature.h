#pragma once

// Ed25519 signatures and X25519 sealing keys, as pure functions on bytes: whoever calls gives the
// randomness, so that tests and the simulation replay.

#include "sync/protocol/bytes.h"

#include <string>
#include <string_view>

namespace protocol {

using Seed = std::array<std::byte, 32>;
using SignKey = std::array<std::byte, 64>;    ///< Ed25519, secret: seed then public key
using VerifyKey = std::array<std::byte, 32>;  ///< Ed25519, public
using Signature = std::array<std::byte, 64>;
using BoxSecret = std::array<std::byte, 32>;  ///< X25519
using BoxPublic = std::array<std::byte, 32>;

struct SignKeyPair {
    VerifyKey verify{};
    SignKey sign{};
};
SignKeyPair sign_keys_from(const Seed& seed);
VerifyKey verify_key_of(const SignKey& key);

struct BoxKeyPair {
    BoxPublic open{};  ///< anybody may seal to it
    BoxSecret secret{};
};
BoxKeyPair box_keys_from(const Seed& seed);

/// Ed25519 over BLAKE2b-512 of `bytes`.
Signature sign(std::string_view bytes, const SignKey& key);
bool is_signed_by(std::string_view bytes, const Signature& signature, const VerifyKey& key);

/// First 16 hexadecimal digits of the BLAKE2b-256 of a public key: names it in messages and logs.
std::string key_id(std::span<const std::byte> public_key);

}  // namespace protocol
