#include "sync/protocol/book.h"

#include "sync/protocol/event_names.h"
#include "sync/protocol/secteur_values.h"

#include <algorithm>

namespace protocol {
namespace {

using simdjson::dom::element;

constexpr std::string_view kQuestion = "PRB1";
constexpr std::string_view kAnswer = "PRB2";
constexpr std::size_t kMaxLieux = 64;
constexpr std::size_t kMaxOffers = 2000;
constexpr std::size_t kMaxAnswerMotifs = 500;
constexpr std::size_t kMaxQuestionBytes = 16'384;

constexpr std::array<std::string_view, 5> kResults{"fait", "pas_libre", "inconnu", "annule",
                                                   "en_attente"};

struct WriteAsk {
    Json& json;

    void operator()(const AskMotifs&) const { json["demande"] = "motifs"; }
    void operator()(const AskOffers& ask) const {
        json["demande"] = "chercher";
        json["motif"] = ask.motif;
        json["lieux"] = ask.lieux;
        if (ask.depuis) json["depuis"] = date_text(*ask.depuis);
        if (ask.secteur) json["secteur"] = secteur_to_json(*ask.secteur);
    }
    void operator()(const AskBooking& ask) const {
        json["demande"] = "reserver";
        json["rdv"] = ask.rdv;
        json["code"] = code_text(ask.code);
        put_tranche(json, ask.tranche);
        json["motif"] = ask.motif;
        if (ask.remplace) json["remplace"] = code_text(*ask.remplace);
    }
    void operator()(const AskCancel& ask) const {
        json["demande"] = "annuler";
        json["code"] = code_text(ask.code);
    }
    void operator()(const AskSecteur& ask) const {
        json["demande"] = "secteur";
        put_domicile(json, ask.domicile);
    }
};

std::string word_from(ObjectReader& reader, std::string_view key) {
    auto word = reader.text(key);
    if (!is_word(word)) reader.refuse(key, "n'est pas un identifiant");
    return word;
}

domain::Tranche real_tranche_from(ObjectReader& reader) {
    const auto tranche = tranche_from(reader);
    if (!is_tranche(tranche)) reader.refuse("debut", "n'est pas une tranche");
    return tranche;
}

AskOffers read_offers(ObjectReader& reader) {
    AskOffers ask{word_from(reader, "motif"), {}, {}};
    reader.each("lieux", [&](element item) {
        std::string_view lieu;
        const bool right = item.get(lieu) == simdjson::SUCCESS && is_word(lieu);
        if (!right || ask.lieux.size() == kMaxLieux) return reader.refuse("lieux", "sont faux");
        ask.lieux.emplace_back(lieu);
    });
    if (const auto depuis = reader.optional_text("depuis")) {
        ask.depuis = date_from_text(*depuis);
        if (!ask.depuis) reader.refuse("depuis", "n'est pas une date");
    }
    ask.secteur = optional_secteur_from(reader);
    return ask;
}

AskBooking read_booking(ObjectReader& reader) {
    AskBooking ask;
    ask.rdv = reader.text("rdv");
    if (!is_hex_id(ask.rdv)) reader.refuse("rdv", "n'est pas fait de 32 chiffres hexadécimaux");
    ask.code = code_from(reader, "code");
    ask.tranche = real_tranche_from(reader);
    ask.motif = word_from(reader, "motif");
    ask.remplace = optional_code_from(reader, "remplace");
    return ask;
}

BookAsk read_ask(ObjectReader& reader) {
    const auto what = reader.text("demande");
    if (what == "motifs") return AskMotifs{};
    if (what == "chercher") return read_offers(reader);
    if (what == "reserver") return read_booking(reader);
    if (what == "annuler") return AskCancel{code_from(reader, "code")};
    if (what == "secteur") return AskSecteur{domicile_from(reader)};
    reader.refuse("demande", "est inconnu");
    return AskMotifs{};
}

Json motif_to_json(const domain::Motif& motif) {
    return {{"motif", motif.id},
            {"nom", motif.nom},
            {"duree", motif.duree.count()},
            {"service", motif.service == domain::Service::rsa ? "rsa" : "hors_rsa"},
            {"delai_min", motif.delai_min.count()},
            {"delai_max", motif.delai_max.count()},
            {"sensible", motif.sensible},
            {"apporter", motif.apporter}};
}

domain::Motif motif_from(ObjectReader& reader) {
    domain::Motif motif;
    motif.id = word_from(reader, "motif");
    motif.nom = reader.text("nom");
    motif.duree = domain::Quanta{reader.small_number("duree")};
    motif.service =
        reader.text("service") == "rsa" ? domain::Service::rsa : domain::Service::hors_rsa;
    motif.delai_min = std::chrono::minutes{reader.small_number("delai_min")};
    motif.delai_max = std::chrono::days{reader.small_number("delai_max")};
    motif.sensible = reader.optional_flag("sensible");
    motif.apporter = reader.text("apporter");
    motif.sur_borne = true;
    if (motif.duree.count() < 1 || motif.duree.count() > kMaxTranche) {
        reader.refuse("duree", "n'est pas une durée");
    }
    return motif;
}

}  // namespace

bool ReceivedBook::is_asked_by(const VerifyKey& device_key) const {
    return SignedLine{signature, json}.is_by(kQuestion, device_key);
}

EncodedLine encode_book(const BookQuestion& question, const SignKey& device_key) {
    Json json{
        {"tenant", question.tenant}, {"kiosk", question.kiosk}, {"nonce", to_hex(question.nonce)}};
    std::visit(WriteAsk{json}, question.ask);
    return encode_line(kQuestion, to_line(json), device_key);
}

Result<ReceivedBook> read_book(std::string_view body) {
    if (body.size() > kMaxQuestionBytes)
        return fail(ErrorCode::invalid_input, "la question est trop longue");
    const auto line = read_only_line(body);
    if (!line) return line.error();
    simdjson::dom::parser parser;
    ObjectReader reader{parser.parse(line->json.data(), line->json.size())};
    ReceivedBook received;
    received.question.tenant = reader.text("tenant");
    received.question.kiosk = reader.number("kiosk");
    received.question.nonce = reader.bytes<16>("nonce");
    received.question.ask = read_ask(reader);
    const auto read = reader.every_key_is_right();
    if (!read) return read.error();
    received.id = line->id();
    received.json = std::string{line->json};
    received.signature = line->signature;
    return received;
}

std::string encode_book_answer(const BookAnswer& answer, const SignKey& server_key) {
    Json json{{"kiosk", answer.kiosk},
              {"re", answer.re},
              {"resultat", kResults.at(static_cast<std::size_t>(answer.result))}};
    auto offers = Json::array();
    for (const auto& one : answer.offres) {
        Json offer = Json::object();
        put_tranche(offer, one.tranche);
        offer["lieu"] = one.lieu;
        offers.push_back(std::move(offer));
    }
    json["offres"] = std::move(offers);
    auto motifs = Json::array();
    for (const auto& one : answer.motifs) motifs.push_back(motif_to_json(one));
    json["motifs"] = std::move(motifs);
    if (answer.secteur) json["reponse"] = reponse_to_json(*answer.secteur);
    return write_signed_line(kAnswer, to_line(json), server_key);
}

Result<BookAnswer> decode_book_answer(std::string_view body, const VerifyKey& server_key) {
    const auto line = read_only_line(body);
    if (!line) return line.error();
    if (!line->is_by(kAnswer, server_key)) {
        return fail(ErrorCode::corrupt, "la réponse sur un rdv n'est pas signée par le centre");
    }
    simdjson::dom::parser parser;
    ObjectReader reader{parser.parse(line->json.data(), line->json.size())};
    BookAnswer answer;
    answer.kiosk = reader.number("kiosk");
    answer.re = reader.text("re");
    const auto result = reader.text("resultat");
    const auto known = std::find(kResults.begin(), kResults.end(), result);
    if (known == kResults.end()) reader.refuse("resultat", "est inconnu");
    answer.result = static_cast<BookResult>(known - kResults.begin());
    reader.each("offres", [&](element item) {
        ObjectReader one{item};
        answer.offres.push_back({real_tranche_from(one), word_from(one, "lieu")});
        const auto right = one.known_keys_are_right();
        if (!right) reader.refuse("offres", right.error().detail);
    });
    reader.each("motifs", [&](element item) {
        ObjectReader one{item};
        answer.motifs.push_back(motif_from(one));
        const auto right = one.known_keys_are_right();
        if (!right) reader.refuse("motifs", right.error().detail);
    });
    answer.secteur = optional_reponse_from(reader);
    const bool too_many =
        answer.offres.size() > kMaxOffers || answer.motifs.size() > kMaxAnswerMotifs;
    if (too_many) reader.refuse("offres", "sont trop nombreuses");
    const auto read = reader.known_keys_are_right();
    if (!read) return read.error();
    return answer;
}

}  // namespace protocol
