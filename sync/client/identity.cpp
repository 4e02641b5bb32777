#include "sync/client/identity.h"

#include "sync/protocol/grant_codec.h"
#include "sync/protocol/json_reader.h"
#include "sync/protocol/json_writer.h"

namespace client {

using protocol::Json;
using protocol::ObjectReader;

std::string write_identity(const Identity& identity) {
    auto json = protocol::grant_to_json(identity.grant);
    json["centre"] = identity.centre;
    if (!identity.pins.empty()) json["epingles"] = identity.pins;
    json["sign_seed"] = protocol::to_hex(identity.sign_seed);
    json["box_seed"] = protocol::to_hex(identity.box_seed);
    return protocol::to_line(json) + "\n";
}

Result<Identity> read_identity(std::string_view json) {
    simdjson::dom::parser parser;
    ObjectReader reader{parser.parse(json.data(), json.size())};
    Identity identity;
    identity.grant = protocol::grant_from_json(reader);
    identity.centre = reader.text("centre");
    identity.pins = reader.optional_text("epingles").value_or("");
    identity.sign_seed = reader.bytes<32>("sign_seed");
    identity.box_seed = reader.bytes<32>("box_seed");
    const auto read = reader.known_keys_are_right();
    if (!read) return fail(ErrorCode::invalid_input, "fichier d'identité : " + read.error().detail);
    return identity;
}

}  // namespace client
