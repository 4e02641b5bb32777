#include "sync/central/backup.h"

#include "platform/system/files.h"
#include "sync/protocol/bytes.h"
#include "sync/protocol/json_reader.h"
#include "sync/protocol/json_writer.h"

#include <sodium.h>

#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>

namespace central {
namespace {

namespace fs = std::filesystem;

constexpr const char* kManifest = "/sauvegarde.json";
constexpr const char* kDatabase = "/magasin";
constexpr const char* kFiles = "/fichiers";
constexpr const char* kLastKey = "sauvegarde_ms";

Error unavailable(const std::string& what, const std::error_code& error) {
    return fail(ErrorCode::unavailable, what + ": " + error.message());
}

Result<std::string> hash_of_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return fail(ErrorCode::not_found, path);
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, 32);
    std::array<char, 65'536> buffer{};
    while (file.read(buffer.data(), buffer.size()) || file.gcount() > 0) {
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(buffer.data()),
                                  static_cast<unsigned long long>(file.gcount()));
    }
    if (!file.eof()) return fail(ErrorCode::unavailable, path + " : illisible");
    protocol::Hash hash{};
    crypto_generichash_final(&state, reinterpret_cast<unsigned char*>(hash.data()), hash.size());
    return protocol::to_hex(hash);
}

/// The database has its own copy; the lock and the address are of one run.
bool is_of_the_backup(const fs::path& name) {
    const auto text = name.string();
    return text.rfind("departement-", 0) != 0 && text != "adresse" && text != "verrou" &&
           text.front() != '.';
}

/// Copies what `from` holds and `to` does not.
Status copy_missing(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::create_directories(to, error);
    for (const auto& entry : fs::directory_iterator(from, error)) {
        if (!is_of_the_backup(entry.path().filename())) continue;
        std::error_code failed;
        fs::copy(entry.path(), to / entry.path().filename(),
                 fs::copy_options::recursive | fs::copy_options::skip_existing, failed);
        if (failed) return unavailable(entry.path().string(), failed);
    }
    return error ? Status{unavailable(from.string(), error)} : Done{};
}

std::string manifest_of(const Backup& backup) {
    protocol::Json json;
    json["format"] = 1;
    json["departement"] = backup.departement;
    json["magasin"] = backup.magasin;
    json["faite_ms"] = backup.made_ms;
    json["evenements"] = backup.events;
    json["empreinte"] = backup.hash;
    return protocol::to_line(json) + "\n";
}

Status fill(Store& store, const std::string& data_folder, const std::string& part, Backup& backup) {
    const auto events = store.event_count();
    if (!events) return events.error();
    backup.events = *events;
    auto copied = store.back_up(part + kDatabase);
    if (!copied) return copied;
    const auto hash = hash_of_file(part + kDatabase);
    if (!hash) return hash.error();
    backup.hash = *hash;
    copied = copy_missing(data_folder, part + kFiles);
    if (!copied) return copied;
    return platform::write_file(part + kManifest, manifest_of(backup));
}

}  // namespace

std::string database_in(const std::string& backup) {
    return backup + kDatabase;
}

Result<std::string> back_up(Store& store, const std::string& data_folder,
                            const std::string& departement, const std::string& target,
                            std::int64_t now_ms) {
    const auto final = target + "/sauvegarde-" + departement + "-" + std::to_string(now_ms);
    const auto part = final + ".part";
    std::error_code error;
    fs::remove_all(part, error);
    const auto made = platform::make_folder(part);
    if (!made) return made.error();
    Backup backup{departement, store.kind(), now_ms, 0, ""};
    const auto filled = fill(store, data_folder, part, backup);
    if (!filled) {
        fs::remove_all(part, error);
        return filled.error();
    }
    const auto kept = platform::keep_file(part, final);
    if (!kept) return kept.error();
    const auto noted = store.remember(kLastKey, std::to_string(now_ms));
    if (!noted) return noted.error();
    return final;
}

Result<Backup> check_backup(const std::string& folder) {
    const auto text = platform::read_file(folder + kManifest, 64 * 1024);
    if (!text) return fail(ErrorCode::not_found, folder + " : pas de sauvegarde.json");
    simdjson::dom::parser parser;
    protocol::ObjectReader reader{parser.parse(*text)};
    Backup backup;
    if (reader.small_number("format") != 1) reader.refuse("format", "is not 1");
    backup.departement = reader.text("departement");
    backup.magasin = reader.text("magasin");
    backup.made_ms = reader.number("faite_ms");
    backup.events = reader.number("evenements");
    backup.hash = reader.text("empreinte");
    const auto read = reader.every_key_is_right();
    if (!read) return fail(ErrorCode::corrupt, "sauvegarde.json: " + read.error().detail);
    const auto hash = hash_of_file(database_in(folder));
    if (!hash) return fail(ErrorCode::corrupt, hash.error().detail);
    if (*hash != backup.hash) {
        return fail(ErrorCode::corrupt, "la base n'est pas celle de la sauvegarde");
    }
    return backup;
}

Status restore_files(const std::string& backup, const std::string& data_folder) {
    return copy_missing(backup + kFiles, data_folder);
}

Result<std::optional<std::int64_t>> backup_age_s(const Store& store, std::int64_t now_ms) {
    const auto kept = store.recall(kLastKey);
    if (!kept) return kept.error();
    if (!*kept) return std::optional<std::int64_t>{};
    std::int64_t made_ms = 0;
    std::from_chars((*kept)->data(), (*kept)->data() + (*kept)->size(), made_ms);
    return std::optional{(now_ms - made_ms) / 1000};
}

}  // namespace central
