#include "sync/protocol/grant_codec.h"

namespace protocol {
namespace {

char lettre_from(ObjectReader& reader) {
    const auto lettre = reader.text("lettre");
    const bool is_one = lettre.size() == 1 && lettre[0] >= 'A' && lettre[0] <= 'Z';
    if (!is_one || lettre == "I" || lettre == "O")
        reader.refuse("lettre", "n'est pas une lettre permise");
    return is_one ? lettre[0] : 'A';
}

}  // namespace

Json grant_to_json(const EnrolmentGrant& grant) {
    Json json{{"v", 1},
              {"borne", grant.borne},
              {"tenant", grant.tenant},
              {"lettre", std::string(1, grant.lettre)},
              {"mds", grant.mds},
              {"lieu", grant.lieu},
              {"server_key", to_hex(grant.server_key)},
              {"seal_key_id", grant.seal_key_id}};
    if (grant.seal_key) json["seal_key"] = to_hex(*grant.seal_key);
    return json;
}

EnrolmentGrant grant_from_json(ObjectReader& reader) {
    EnrolmentGrant grant;
    if (reader.number("v") != 1) reader.refuse("v", "est inconnu");
    grant.borne = reader.number("borne");
    grant.tenant = reader.text("tenant");
    grant.lettre = lettre_from(reader);
    grant.mds = reader.text("mds");
    grant.lieu = reader.text("lieu");
    grant.server_key = reader.bytes<32>("server_key");
    grant.seal_key_id = reader.text("seal_key_id");
    const auto seal_key = reader.optional_text("seal_key");
    if (seal_key) grant.seal_key = array_from_hex<32>(*seal_key);
    if (seal_key && !grant.seal_key)
        reader.refuse("seal_key", "n'est pas fait de 64 chiffres hexadécimaux");
    return grant;
}

}  // namespace protocol
