#include "sync/protocol/signed_line.h"

#include "sync/protocol/log_row.h"

namespace protocol {
namespace {

std::string to_sign(std::string_view purpose, std::string_view json) {
    return std::string{purpose}.append(json);
}

std::string line_of(const Signature& signature, std::string_view json) {
    return to_hex(signature).append(" ").append(json).append("\n");
}

}  // namespace

bool SignedLine::is_by(std::string_view purpose, const VerifyKey& key) const {
    return is_signed_by(to_sign(purpose, json), signature, key);
}

std::string SignedLine::id() const {
    return to_hex(hash_of(as_text(signature)));
}

EncodedLine encode_line(std::string_view purpose, std::string_view json, const SignKey& key) {
    const auto signature = sign(to_sign(purpose, json), key);
    return {line_of(signature, json), SignedLine{signature, json}.id()};
}

std::string write_signed_line(std::string_view purpose, std::string_view json, const SignKey& key) {
    return line_of(sign(to_sign(purpose, json), key), json);
}

Result<SignedLine> read_signed_line(std::string_view line) {
    SignedLine read;
    const auto space = line.find(' ');
    if (space == line.npos || !from_hex(line.substr(0, space), read.signature)) {
        return fail(ErrorCode::invalid_input, "une ligne ne commence pas par une signature");
    }
    read.json = line.substr(space + 1);
    return read;
}

Result<SignedLine> read_only_line(std::string_view body) {
    if (body.empty() || body.back() != '\n') {
        return fail(ErrorCode::invalid_input, "la ligne est coupée");
    }
    body.remove_suffix(1);
    return read_signed_line(body);
}

}  // namespace protocol
