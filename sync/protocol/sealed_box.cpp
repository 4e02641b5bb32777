#include "sync/protocol/sealed_box.h"

#include "sync/protocol/json_reader.h"
#include "sync/protocol/json_writer.h"
#include "sync/protocol/log_row.h"

#include <sodium.h>

namespace protocol {
namespace {

constexpr std::string_view kMagic = "PSB1";
constexpr std::size_t kNameBytes = 8;
constexpr std::size_t kPadding = 128;

template <std::size_t N>
const unsigned char* raw(const std::array<std::byte, N>& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* raw(std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

std::string name_of(const BoxPublic& key) {
    return std::string{as_text(hash_of(as_text(key))).substr(0, kNameBytes)};
}

/// crypto_box_seal, of an ephemeral key pair that the caller chose: the nonce is the hash of both
/// public keys, so that nothing else has to travel.
std::string box_sealed(const BoxPublic& key, std::string_view clear, const Seed& ephemeral) {
    auto once = box_keys_from(ephemeral);
    const auto both = std::string{as_text(once.open)}.append(as_text(key));
    unsigned char nonce[crypto_box_NONCEBYTES];
    crypto_generichash(nonce, sizeof nonce, raw(both), both.size(), nullptr, 0);
    std::string box(clear.size() + crypto_box_MACBYTES, '\0');
    const int failed =
        crypto_box_easy(raw(box), raw(clear), clear.size(), nonce, raw(key), raw(once.secret));
    assert(failed == 0);
    sodium_memzero(once.secret.data(), once.secret.size());
    return std::string{as_text(once.open)}.append(box);
}

bool is_field(const std::string& text) {
    return text.size() <= kMaxCoordonnee && simdjson::validate_utf8(text.data(), text.size());
}

}  // namespace

std::string seal_to(const BoxPublic& key, std::string_view clear, const Seed& ephemeral) {
    return std::string{kMagic}.append(name_of(key)).append(box_sealed(key, clear, ephemeral));
}

Result<std::string> sealed_key_id(std::string_view part) {
    const bool long_enough = part.size() >= kMagic.size() + kNameBytes + crypto_box_SEALBYTES;
    if (!long_enough || part.substr(0, kMagic.size()) != kMagic) {
        return fail(ErrorCode::invalid_input, "ce n'est pas une partie scellée");
    }
    return to_hex(as_bytes(part.substr(kMagic.size(), kNameBytes)));
}

Result<std::string> open_sealed(std::string_view part, const BoxKeyPair& keys) {
    const auto id = sealed_key_id(part);
    if (!id) return id.error();
    if (*id != key_id(keys.open)) return fail(ErrorCode::not_found, "scellée à la clé " + *id);
    const auto box = part.substr(kMagic.size() + kNameBytes);
    std::string clear(box.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(raw(clear), raw(box), box.size(), raw(keys.open), raw(keys.secret)) !=
        0) {
        return fail(ErrorCode::corrupt, "la partie scellée a été changée");
    }
    return clear;
}

Result<std::string> write_coordonnees(const domain::Coordonnees& coordonnees) {
    if (!is_field(coordonnees.nom) || !is_field(coordonnees.telephone) ||
        !is_field(coordonnees.courriel)) {
        return fail(ErrorCode::invalid_input,
                    "des coordonnées sont en UTF-8, 200 octets par champ");
    }
    auto text = to_line({{"v", 1},
                         {"nom", coordonnees.nom},
                         {"telephone", coordonnees.telephone},
                         {"courriel", coordonnees.courriel}});
    text.resize((text.size() + kPadding - 1) / kPadding * kPadding, ' ');
    return text;
}

Result<domain::Coordonnees> read_coordonnees(std::string_view clear) {
    simdjson::dom::parser parser;
    ObjectReader reader{parser.parse(clear.data(), clear.size())};
    if (reader.number("v") != 1) reader.refuse("v", "est inconnu");
    domain::Coordonnees coordonnees{reader.text("nom"), reader.text("telephone"),
                                    reader.text("courriel")};
    const auto read = reader.every_key_is_right();
    if (!read) return read.error();
    return coordonnees;
}

}  // namespace protocol
