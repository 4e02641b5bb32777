#include "sync/protocol/rdv_values.h"

#include <algorithm>

namespace protocol {

bool is_tranche(const domain::Tranche& tranche) {
    const auto start = tranche.start.time_since_epoch().count();
    const auto end = tranche.end.time_since_epoch().count();
    return tranche.agenda > 0 && start >= 0 && start < end && end <= kMaxQuantum &&
           end - start <= kMaxTranche;
}

bool is_hex_id(std::string_view id) {
    return id.size() == 32 && id.find_first_not_of("0123456789abcdef") == id.npos;
}

bool is_word(std::string_view id) {
    const bool plain = std::none_of(id.begin(), id.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= ' ' || byte == 0x7f;
    });
    return plain && !id.empty() && id.size() <= kMaxIdBytes &&
           simdjson::validate_utf8(id.data(), id.size());
}

bool is_code(domain::CodeRdv code) {
    return code.value < (1U << 30U);
}

bool is_droit(const domain::Droit& droit) {
    const bool motifs = !droit.motifs.empty() && droit.motifs.size() <= kMaxMotifs &&
                        std::all_of(droit.motifs.begin(), droit.motifs.end(), is_word);
    return droit.numero > 0 && is_hex_id(droit.epoch) && is_tranche(droit.tranche) && motifs &&
           droit.coupure.count() >= 0 && droit.coupure.count() <= 10'080;
}

std::string code_text(domain::CodeRdv code) {
    auto text = to_text(code);
    text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
    return text;
}

domain::CodeRdv code_from(ObjectReader& reader, std::string_view key) {
    const auto code = optional_code_from(reader, key);
    if (!code) reader.refuse(key, "manque");
    return code.value_or(domain::CodeRdv{});
}

std::optional<domain::CodeRdv> optional_code_from(ObjectReader& reader, std::string_view key) {
    const auto text = reader.optional_text(key);
    if (!text) return std::nullopt;
    const auto code = domain::parse_code_rdv(*text);
    const bool right = code && code_text(*code) == *text;
    if (!right) reader.refuse(key, "n'est pas le code d'un rdv");
    return right ? *code : domain::CodeRdv{};
}

void put_tranche(Json& json, const domain::Tranche& tranche) {
    json["agenda"] = tranche.agenda;
    json["debut"] = tranche.start.time_since_epoch().count();
    json["fin"] = tranche.end.time_since_epoch().count();
}

domain::Tranche tranche_from(ObjectReader& reader) {
    const auto quantum = [&](std::string_view key) {
        return domain::Quantum{domain::Quanta{reader.number(key)}};
    };
    domain::Tranche tranche;
    tranche.agenda = reader.number("agenda");
    tranche.start = quantum("debut");
    tranche.end = quantum("fin");
    return tranche;
}

void put_droit(Json& json, const domain::Droit& droit) {
    put_tranche(json, droit.tranche);
    json["numero"] = droit.numero;
    json["epoch"] = droit.epoch;
    json["motifs"] = droit.motifs;
    json["coupure"] = droit.coupure.count();
}

domain::Droit droit_from(ObjectReader& reader) {
    domain::Droit droit;
    droit.tranche = tranche_from(reader);
    droit.numero = reader.number("numero");
    droit.epoch = reader.text("epoch");
    reader.each("motifs", [&](simdjson::dom::element item) {
        std::string_view motif;
        if (item.get(motif) != simdjson::SUCCESS)
            return reader.refuse("motifs", "doit contenir des textes");
        droit.motifs.emplace_back(motif);
    });
    droit.coupure = std::chrono::minutes{reader.small_number("coupure")};
    return droit;
}

}  // namespace protocol
