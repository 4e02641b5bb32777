#include "sync/protocol/signed_line.h"

#include "sync/protocol/log_row.h"

namespace protocol {
namespace {

std::string to_sign(std::string_view purpose, std::string_view json) {
    return std::string{purpose}.append(json);
}

}  // namespace

bool SignedLine::is_by(std::string_view purpose, const VerifyKey& key) const {
    return is_signed_by(to_sign(purpose, json), signature, key);
}

std::string SignedLine::id() const {
    return to_hex(hash_of(as_text(signature)));
}

std::string write_signed_line(std::string_view purpose, std::string_view json, const SignKey& key) {
    return to_hex(sign(to_sign(purpose, json), key)).append(" ").append(json).append("\n");
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

}  // namespace protocol
