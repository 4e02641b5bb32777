#pragma once

// How a device becomes known to the centre with a one-time code (docs/formats/enrolement.md).
//
//   1. The device makes its keys and a nonce, derives K from the secret of its code and the nonce,
//      and sends its public keys with a MAC under K. Neither the secret nor K travels.
//   2. The centre finds the code by the number of the borne, derives the same K, checks the MAC,
//      burns the code, and answers who the device is and the centre's own key, with a MAC under K.
//   3. The device checks that MAC: only whoever knows the code could have answered.
//
// K is slow to derive (Argon2id), because 50 bits could otherwise be searched from one message
// overheard. The same request sent again (the answer was lost) deserves the same answer: the centre
// keeps the public keys that a code enrolled, and refuses any others.

#include "sync/protocol/enrolment_code.h"
#include "sync/protocol/signature.h"

#include <optional>

namespace protocol {

using EnrolmentNonce = std::array<std::byte, 16>;
using EnrolmentKey = std::array<std::byte, 32>;  ///< K
using Mac = std::array<std::byte, 32>;           ///< HMAC-SHA-256

/// Cost of deriving K; the device chooses, within bounds that protect the centre.
struct Argon2Cost {
    std::int64_t passes = 2;           ///< 1 to 4
    std::int64_t memory_kib = 65'536;  ///< 8 MiB to 128 MiB
    friend bool operator==(const Argon2Cost&, const Argon2Cost&) = default;
};

struct EnrolmentRequest {
    std::int64_t borne = 0;
    VerifyKey verify{};  ///< the device's frames will be signed by its secret half
    BoxPublic box{};
    EnrolmentNonce nonce{};
    Argon2Cost cost;
    std::string centre;  ///< the address the device calls: a relayed request names the relay
    std::string sw;
    friend bool operator==(const EnrolmentRequest&, const EnrolmentRequest&) = default;
};

/// A request as received: readable, not yet believed.
struct ReceivedEnrolment {
    EnrolmentRequest request;
    std::string json;
    Mac mac{};
};

/// Who the device is, and whom to believe.
struct EnrolmentGrant {
    std::int64_t borne = 0;
    std::string tenant;       ///< department: "71"
    char lettre = 'A';        ///< of its queue tickets
    std::string mds;          ///< id of the lieu in the content pack
    std::string lieu;         ///< name of the lieu
    VerifyKey server_key{};   ///< signs acknowledgements
    std::string seal_key_id;  ///< key_id of the department's sealing key, empty when there is none
    std::optional<BoxPublic> seal_key;
    friend bool operator==(const EnrolmentGrant&, const EnrolmentGrant&) = default;
};

/// Takes a few tenths of a second and cost.memory_kib of memory. Fails with invalid_input (cost out
/// of bounds) or full (no memory).
Result<EnrolmentKey> derive_enrolment_key(const EnrolmentCode& code, const EnrolmentNonce& nonce,
                                          const Argon2Cost& cost);

/// One line: MAC, space, JSON.
std::string encode_enrolment(const EnrolmentRequest& request, const EnrolmentKey& key);

/// Fails with invalid_input.
Result<ReceivedEnrolment> read_enrolment(std::string_view body);

/// True when the MAC was made with the same code.
bool is_enrolment_by(const ReceivedEnrolment& received, const EnrolmentKey& key);

/// The answer to a request, bound to it.
std::string encode_grant(const EnrolmentGrant& grant, std::string_view request_body,
                         const EnrolmentKey& key);

/// Fails with invalid_input (malformed) or corrupt (not made with the same code for this request).
Result<EnrolmentGrant> read_grant(std::string_view body, std::string_view request_body,
                                  const EnrolmentKey& key);

}  // namespace protocol
