#pragma once

// One line that somebody signed: the signature in hexadecimal, a space, the JSON, an end of line.
// What is signed is a purpose of four letters, then the JSON as sent, byte for byte: no text signed
// for one purpose passes for another.

#include "kiosk/base/result.h"
#include "sync/protocol/signature.h"

#include <string>
#include <string_view>

namespace protocol {

/// A line as received: cut, not yet believed.
struct SignedLine {
    Signature signature{};
    std::string_view json;  ///< into the text that was read

    bool is_by(std::string_view purpose, const VerifyKey& key) const;

    /// Names the line in its answer: BLAKE2b-256 of the signature, 64 hexadecimal digits.
    std::string id() const;
};

/// The line with its end.
std::string write_signed_line(std::string_view purpose, std::string_view json, const SignKey& key);

/// A question: its line, and the id that its answer will quote.
struct EncodedLine {
    std::string body;
    std::string id;
};
EncodedLine encode_line(std::string_view purpose, std::string_view json, const SignKey& key);

/// `line` without its end. Fails with invalid_input when it does not start by a signature.
Result<SignedLine> read_signed_line(std::string_view line);

/// The one line of a body, its end included. Fails as read_signed_line(), or when it is cut.
Result<SignedLine> read_only_line(std::string_view body);

}  // namespace protocol
