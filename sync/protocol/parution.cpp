#include "sync/protocol/parution.h"

#include "sync/protocol/json_reader.h"
#include "sync/protocol/json_writer.h"
#include "sync/protocol/log_row.h"

#include <sodium.h>

#include <array>
#include <cassert>
#include <charconv>
#include <optional>
#include <set>

namespace protocol {
namespace {

using simdjson::dom::element;

/// What each signature covers before its JSON: no line can pass for the other, nor for another
/// text the centre signs.
constexpr std::string_view kDelegationPurpose = "PRD1";
constexpr std::string_view kManifestPurpose = "PRM1";
constexpr std::int64_t kFormat = 1;
constexpr std::int64_t kMostVersions = 1'000'000'000;
constexpr std::size_t kMostFiles = 512;
constexpr std::size_t kLongestName = 200;

std::string signed_line(std::string_view purpose, const std::string& json, const SignKey& key) {
    return to_hex(sign(std::string{purpose} + json, key)) + " " + json + "\n";
}

Json to_json(const Delegation& delegation) {
    return {{"v", kFormat},
            {"departement", delegation.departement},
            {"generation", delegation.generation},
            {"cle", to_hex(delegation.cle)}};
}

Json to_json(const Parution& parution) {
    auto fichiers = Json::array();
    for (const auto& fichier : parution.fichiers) {
        fichiers.push_back(
            {{"nom", fichier.nom}, {"taille", fichier.taille}, {"sha256", to_hex(fichier.sha256)}});
    }
    return {{"v", kFormat},
            {"departement", parution.departement},
            {"generation", parution.generation},
            {"version", parution.version},
            {"cree", parution.cree_ms},
            {"expire", parution.expire_ms},
            {"min_app", parution.min_app},
            {"fichiers", std::move(fichiers)}};
}

/// The JSON of the first line of `rest`, once its signature is right; takes it off `rest`.
Result<std::string_view> open_line(std::string_view purpose, std::string_view& rest,
                                   const VerifyKey& key) {
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end);
    const auto space = line.find(' ');
    Signature signature;
    if (end == rest.npos || space == line.npos || !from_hex(line.substr(0, space), signature)) {
        return fail(ErrorCode::invalid_input, "pas deux lignes signées");
    }
    const auto json = line.substr(space + 1);
    if (!is_signed_by(std::string{purpose}.append(json), signature, key)) {
        return fail(ErrorCode::corrupt, std::string{purpose} + " : la signature est fausse");
    }
    rest.remove_prefix(end + 1);
    return json;
}

/// A path that stays where it is put, on any disk, whatever its letters.
bool is_safe_name(std::string_view nom) {
    constexpr std::string_view kLetters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/";
    return !nom.empty() && nom.size() <= kLongestName && nom.front() != '/' && nom.back() != '/' &&
           nom.find_first_not_of(kLetters) == nom.npos && nom.find("..") == nom.npos &&
           nom.find("//") == nom.npos;
}

void check_number(ObjectReader& reader, std::string_view key, std::int64_t number) {
    if (number < 1 || number > kMostVersions) reader.refuse(key, "est hors limites");
}

void check_format(ObjectReader& reader) {
    if (reader.number("v") != kFormat)
        reader.refuse("v", "n'est pas un format que ce programme connaît");
}

Result<Delegation> read_delegation(std::string_view json) {
    simdjson::dom::parser parser;
    ObjectReader reader{parser.parse(json.data(), json.size())};
    check_format(reader);
    Delegation delegation;
    delegation.departement = reader.text("departement");
    delegation.generation = reader.number("generation");
    delegation.cle = reader.bytes<32>("cle");
    check_number(reader, "generation", delegation.generation);
    const auto read = reader.known_keys_are_right();
    if (!read) return fail(ErrorCode::invalid_input, "délégation : " + read.error().detail);
    return delegation;
}

ContentFile read_file_entry(element item, ObjectReader& parent) {
    ObjectReader reader{item};
    ContentFile file{reader.text("nom"), reader.number("taille"), reader.bytes<32>("sha256")};
    if (!is_safe_name(file.nom)) reader.refuse("nom", "n'est pas un nom dans le contenu");
    if (file.taille < 1 || file.taille > kMaxContentFile) {
        reader.refuse("taille", "est hors limites");
    }
    const auto read = reader.known_keys_are_right();
    if (!read) parent.refuse("fichiers", read.error().detail);
    return file;
}

void check_files(const std::vector<ContentFile>& files, ObjectReader& reader) {
    std::set<std::string_view> names;
    std::int64_t total = 0;
    for (const auto& file : files) {
        total += file.taille;
        if (!names.insert(file.nom).second) reader.refuse("fichiers", "nomme un fichier deux fois");
    }
    if (files.empty()) reader.refuse("fichiers", "est vide");
    if (total > kMaxContent) reader.refuse("fichiers", "est trop grand");
}

/// The numbers of "1.2.3"; nothing for what is not a version.
std::optional<std::array<int, 3>> version_from(std::string_view text) {
    std::array<int, 3> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto* end = text.data() + text.size();
        const auto read = std::from_chars(text.data(), end, numbers[i]);
        if (read.ec != std::errc{} || numbers[i] < 0) return std::nullopt;
        if (read.ptr == end) return numbers;
        if (*read.ptr != '.') return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()) + 1);
    }
    return std::nullopt;
}

/// Keys nobody knows are ignored: a newer centre may say more.
Result<Parution> read_parution(std::string_view json) {
    simdjson::dom::parser parser;
    ObjectReader reader{parser.parse(json.data(), json.size())};
    check_format(reader);
    Parution parution;
    parution.departement = reader.text("departement");
    parution.generation = reader.number("generation");
    parution.version = reader.number("version");
    parution.cree_ms = reader.number("cree");
    parution.expire_ms = reader.number("expire");
    parution.min_app = reader.text("min_app");
    reader.each("fichiers", [&](element item) {
        if (parution.fichiers.size() == kMostFiles)
            return reader.refuse("fichiers", "est trop long");
        parution.fichiers.push_back(read_file_entry(item, reader));
    });
    check_number(reader, "version", parution.version);
    if (!version_from(parution.min_app)) reader.refuse("min_app", "n'est pas une version");
    check_files(parution.fichiers, reader);
    if (parution.cree_ms < 0 || parution.expire_ms <= parution.cree_ms) {
        reader.refuse("expire", "n'est pas après sa fabrication");
    }
    const auto read = reader.known_keys_are_right();
    if (!read) return fail(ErrorCode::invalid_input, "manifeste : " + read.error().detail);
    return parution;
}

}  // namespace

std::string encode_parution(const Delegation& delegation, const Parution& parution,
                            const PublicationKeys& keys) {
    assert(delegation.cle == verify_key_of(keys.publication));
    return signed_line(kDelegationPurpose, to_line(to_json(delegation)), keys.centre) +
           signed_line(kManifestPurpose, to_line(to_json(parution)), keys.publication);
}

Result<SignedParution> decode_parution(std::string_view bytes, const VerifyKey& centre) {
    if (bytes.size() > kMaxManifestBytes) return fail(ErrorCode::invalid_input, "trop grand");
    auto rest = bytes;
    const auto first = open_line(kDelegationPurpose, rest, centre);
    if (!first) return first.error();
    auto delegation = read_delegation(*first);
    if (!delegation) return delegation.error();
    const auto second = open_line(kManifestPurpose, rest, delegation->cle);
    if (!second) return second.error();
    auto parution = read_parution(*second);
    if (!parution) return parution.error();
    if (!rest.empty()) return fail(ErrorCode::invalid_input, "des octets suivent le manifeste");
    if (parution->departement != delegation->departement ||
        parution->generation != delegation->generation) {
        return fail(ErrorCode::corrupt, "le manifeste et sa délégation ne vont pas ensemble");
    }
    return SignedParution{*std::move(parution), *std::move(delegation), std::string{bytes},
                          hash_of(bytes)};
}

const ContentFile* find_file(const Parution& parution, std::string_view nom) {
    for (const auto& fichier : parution.fichiers) {
        if (fichier.nom == nom) return &fichier;
    }
    return nullptr;
}

Hash sha256_of(std::string_view bytes) {
    Hash hash;
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return hash;
}

bool is_recent_enough(std::string_view app, std::string_view least) {
    const auto have = version_from(app);
    const auto need = version_from(least);
    return have && need && *have >= *need;
}

}  // namespace protocol
