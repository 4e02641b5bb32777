#include "sync/protocol/enrolment.h"

#include "sync/protocol/grant_codec.h"
#include "sync/protocol/json_reader.h"
#include "sync/protocol/json_writer.h"

#include <sodium.h>

namespace protocol {
namespace {

/// What each MAC covers before its JSON: a request can never pass for an answer.
constexpr std::string_view kRequestPurpose = "PRE1";
constexpr std::string_view kGrantPurpose = "ok";

constexpr std::size_t kMacDigits = 2 * sizeof(Mac);

/// Bounds of Argon2Cost::memory_kib.
constexpr std::int64_t kLeastMemoryKib = 8'192;
constexpr std::int64_t kMostMemoryKib = 131'072;

template <std::size_t N>
unsigned char* raw(std::array<std::byte, N>& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}
template <std::size_t N>
const unsigned char* raw(const std::array<std::byte, N>& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

Mac mac_of(const std::string& bytes, const EnrolmentKey& key) {
    Mac mac;
    crypto_auth_hmacsha256(raw(mac), reinterpret_cast<const unsigned char*>(bytes.data()),
                           bytes.size(), raw(key));
    return mac;
}

bool are_equal(const Mac& a, const Mac& b) {
    return sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string covered_by_request(std::string_view json) {
    return std::string{kRequestPurpose}.append(json);
}

/// The answer covers the whole line of the request, its MAC included.
std::string covered_by_grant(std::string_view request_body, std::string_view json) {
    std::string bytes{kGrantPurpose};
    append_field(bytes, request_body);
    return bytes.append(json);
}

std::string to_body(const Mac& mac, const std::string& json) {
    return to_hex(mac) + " " + json + "\n";
}

struct MacAndJson {
    Mac mac{};
    std::string json;
};

Result<MacAndJson> split_body(std::string_view body) {
    MacAndJson parts;
    if (body.size() < kMacDigits + 2 || body[kMacDigits] != ' ' || body.back() != '\n' ||
        !from_hex(body.substr(0, kMacDigits), parts.mac)) {
        return fail(ErrorCode::invalid_input,
                    "un message d'enrôlement est un code, une espace, une ligne");
    }
    parts.json = body.substr(kMacDigits + 1, body.size() - kMacDigits - 2);
    return parts;
}

std::string to_json(const EnrolmentRequest& request) {
    return to_line({{"v", 1},
                    {"borne", request.borne},
                    {"verify", to_hex(request.verify)},
                    {"box", to_hex(request.box)},
                    {"nonce", to_hex(request.nonce)},
                    {"kdf", "argon2id13"},
                    {"passes", request.cost.passes},
                    {"memory_kib", request.cost.memory_kib},
                    {"centre", request.centre},
                    {"sw", request.sw}});
}

Result<EnrolmentRequest> request_from(const std::string& json) {
    simdjson::dom::parser parser;
    ObjectReader reader{parser.parse(json)};
    EnrolmentRequest request;
    if (reader.number("v") != 1) reader.refuse("v", "est inconnu");
    request.borne = reader.number("borne");
    request.verify = reader.bytes<32>("verify");
    request.box = reader.bytes<32>("box");
    request.nonce = reader.bytes<16>("nonce");
    if (reader.text("kdf") != "argon2id13") reader.refuse("kdf", "est inconnu");
    request.cost.passes = reader.number("passes");
    request.cost.memory_kib = reader.number("memory_kib");
    request.centre = reader.text("centre");
    request.sw = reader.text("sw");
    const auto read = reader.every_key_is_right();
    if (!read) return read.error();
    return request;
}

/// Keys nobody knows are ignored: a newer centre may say more.
Result<EnrolmentGrant> grant_from(const std::string& json) {
    simdjson::dom::parser parser;
    ObjectReader reader{parser.parse(json)};
    const auto grant = grant_from_json(reader);
    const auto read = reader.known_keys_are_right();
    if (!read) return read.error();
    return grant;
}

}  // namespace

Result<EnrolmentKey> derive_enrolment_key(const EnrolmentCode& code, const EnrolmentNonce& nonce,
                                          const Argon2Cost& cost) {
    static_assert(sizeof(EnrolmentNonce) == crypto_pwhash_argon2id_SALTBYTES);
    if (cost.passes < 1 || cost.passes > 4 || cost.memory_kib < kLeastMemoryKib ||
        cost.memory_kib > kMostMemoryKib) {
        return fail(ErrorCode::invalid_input, "le coût de la clé d'enrôlement est hors limites");
    }
    EnrolmentKey key;
    const int failed = crypto_pwhash_argon2id(
        raw(key), key.size(), code.secret.data(), code.secret.size(), raw(nonce),
        static_cast<unsigned long long>(cost.passes),
        static_cast<std::size_t>(cost.memory_kib) * 1024, crypto_pwhash_argon2id_ALG_ARGON2ID13);
    if (failed)
        return fail(ErrorCode::full, "pas assez de mémoire pour calculer la clé d'enrôlement");
    return key;
}

std::string encode_enrolment(const EnrolmentRequest& request, const EnrolmentKey& key) {
    const auto json = to_json(request);
    return to_body(mac_of(covered_by_request(json), key), json);
}

Result<ReceivedEnrolment> read_enrolment(std::string_view body) {
    auto parts = split_body(body);
    if (!parts) return parts.error();
    auto request = request_from(parts->json);
    if (!request) return request.error();
    return ReceivedEnrolment{std::move(*request), std::move(parts->json), parts->mac};
}

bool is_enrolment_by(const ReceivedEnrolment& received, const EnrolmentKey& key) {
    return are_equal(received.mac, mac_of(covered_by_request(received.json), key));
}

std::string encode_grant(const EnrolmentGrant& grant, std::string_view request_body,
                         const EnrolmentKey& key) {
    const auto json = to_line(grant_to_json(grant));
    return to_body(mac_of(covered_by_grant(request_body, json), key), json);
}

Result<EnrolmentGrant> read_grant(std::string_view body, std::string_view request_body,
                                  const EnrolmentKey& key) {
    const auto parts = split_body(body);
    if (!parts) return parts.error();
    if (!are_equal(parts->mac, mac_of(covered_by_grant(request_body, parts->json), key))) {
        return fail(ErrorCode::corrupt, "la réponse ne vient pas de qui a fait le code");
    }
    return grant_from(parts->json);
}

}  // namespace protocol
