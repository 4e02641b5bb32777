#pragma once

// The sealed part of an event: bytes that only the department can open (docs/formats/scelle.md).
//
//   "PSB1" | 8 bytes: the name of the key | crypto_box_seal(clear text)
//
// The name stands in the part itself, so that a key can be found whatever the event says, and is
// covered by the event's sealed_h like the rest.

#include "kiosk/base/result.h"
#include "kiosk/domain/coordonnees.h"
#include "sync/protocol/signature.h"

#include <string>
#include <string_view>

namespace protocol {

/// Longest text of a field, in bytes.
constexpr std::size_t kMaxCoordonnee = 200;

/// `ephemeral` is random, used once and forgotten.
std::string seal_to(const BoxPublic& key, std::string_view clear, const Seed& ephemeral);

/// key_id of the key that opens the part. Fails with invalid_input when it is none.
Result<std::string> sealed_key_id(std::string_view part);

/// Fails with invalid_input (not a sealed part), not_found (sealed to another key) or corrupt.
Result<std::string> open_sealed(std::string_view part, const BoxKeyPair& keys);

/// One JSON object, padded with spaces to a multiple of 128 bytes: the length of a sealed part
/// tells nothing of a name. Fails with invalid_input: too long, or not UTF-8.
Result<std::string> write_coordonnees(const domain::Coordonnees& coordonnees);

/// Fails with invalid_input.
Result<domain::Coordonnees> read_coordonnees(std::string_view clear);

}  // namespace protocol
