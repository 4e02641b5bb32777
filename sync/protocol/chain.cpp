#include "sync/protocol/chain.h"

#include "sync/protocol/json_reader.h"
#include "sync/protocol/json_writer.h"

namespace protocol {
namespace {

constexpr std::string_view kQuestion = "PRQ1";
constexpr std::string_view kAnswer = "PRH1";
constexpr std::size_t kMaxKnown = 64;

Hash hash_from(simdjson::dom::element item, ObjectReader& parent) {
    std::string_view text;
    Hash hash{};
    const bool read = item.get(text) == simdjson::SUCCESS && from_hex(text, hash);
    if (!read) parent.refuse("connues", "doit contenir des empreintes");
    return hash;
}

}  // namespace

bool ReceivedQuestion::is_asked_by(const VerifyKey& device_key) const {
    return SignedLine{signature, json}.is_by(kQuestion, device_key);
}

EncodedLine encode_question(const ChainQuestion& question, const SignKey& device_key) {
    const Json json{{"tenant", question.tenant},
                    {"kiosk", question.kiosk},
                    {"seq", question.seq},
                    {"nonce", to_hex(question.nonce)}};
    return encode_line(kQuestion, to_line(json), device_key);
}

Result<ReceivedQuestion> read_question(std::string_view body) {
    const auto line = read_only_line(body);
    if (!line) return line.error();
    simdjson::dom::parser parser;
    ObjectReader reader{parser.parse(line->json.data(), line->json.size())};
    ReceivedQuestion received;
    received.question.tenant = reader.text("tenant");
    received.question.kiosk = reader.number("kiosk");
    received.question.seq = reader.number("seq");
    received.question.nonce = reader.bytes<16>("nonce");
    if (received.question.seq < 0) reader.refuse("seq", "est négatif");
    const auto read = reader.every_key_is_right();
    if (!read) return read.error();
    received.id = line->id();
    received.json = std::string{line->json};
    received.signature = line->signature;
    return received;
}

std::string encode_chain_answer(const ChainAnswer& answer, const SignKey& server_key) {
    auto known = Json::array();
    for (const auto& hash : answer.known) known.push_back(to_hex(hash));
    const Json json{{"kiosk", answer.kiosk},
                    {"re", answer.re},
                    {"seq", answer.seq},
                    {"connues", std::move(known)}};
    return write_signed_line(kAnswer, to_line(json), server_key);
}

Result<ChainAnswer> decode_chain_answer(std::string_view body, const VerifyKey& server_key) {
    const auto line = read_only_line(body);
    if (!line) return line.error();
    if (!line->is_by(kAnswer, server_key)) {
        return fail(ErrorCode::corrupt, "la réponse sur la chaîne n'est pas signée par le centre");
    }
    simdjson::dom::parser parser;
    ObjectReader reader{parser.parse(line->json.data(), line->json.size())};
    ChainAnswer answer;
    answer.kiosk = reader.number("kiosk");
    answer.re = reader.text("re");
    answer.seq = reader.number("seq");
    reader.each("connues", [&](simdjson::dom::element item) {
        answer.known.push_back(hash_from(item, reader));
    });
    if (answer.known.size() > kMaxKnown) reader.refuse("connues", "en a trop");
    const auto read = reader.known_keys_are_right();
    if (!read) return read.error();
    return answer;
}

}  // namespace protocol
