#pragma once

// Who this device is, since its enrolment: what its key file holds. The file's bytes are secret
// (mode 0600); reading and writing them is the composition root's business.

#include "kiosk/base/result.h"
#include "sync/protocol/enrolment.h"

#include <string>
#include <string_view>

namespace client {

struct Identity {
    protocol::EnrolmentGrant grant;  ///< number, letter, lieu, the centre's key
    std::string centre;              ///< "https://perron.example", where the device calls
    std::string pins;            ///< "sha256//…;sha256//…" of the centre's TLS keys, or empty
    protocol::Seed sign_seed{};  ///< secret; makes the Ed25519 keys
    protocol::Seed box_seed{};   ///< secret; makes the X25519 keys

    protocol::SignKey sign_key() const { return protocol::sign_keys_from(sign_seed).sign; }

    friend bool operator==(const Identity&, const Identity&) = default;
};

/// JSON, one line, for `identite.json`.
std::string write_identity(const Identity& identity);

/// Fails with invalid_input and the field that is wrong, never its value.
Result<Identity> read_identity(std::string_view json);

}  // namespace client
