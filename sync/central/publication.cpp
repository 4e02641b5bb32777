#include "sync/central/publication.h"

#include "platform/system/files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace central {
namespace {

constexpr const char* kManifest = "/manifeste.perron";
constexpr const char* kObjects = "/objets/";
constexpr const char* kArchives = "/archives/";
constexpr auto kMaxFile = static_cast<std::size_t>(protocol::kMaxContentFile);

std::string object_path(const std::string& folder, const protocol::Hash& sha256) {
    return folder + kObjects + protocol::to_hex(sha256);
}

Result<protocol::SignedParution> read_manifest(const std::string& path,
                                               const protocol::VerifyKey& centre) {
    const auto bytes = platform::read_file(path, protocol::kMaxManifestBytes);
    if (!bytes) return bytes.error();
    return protocol::decode_parution(*bytes, centre);
}

/// Writes a file under its hash unless it is there already.
Status keep_object(const std::string& folder, const protocol::ContentFile& file,
                   const std::string& bytes) {
    const auto path = object_path(folder, file.sha256);
    const auto known = platform::read_file(path, kMaxFile);
    if (known && *known == bytes) return Done{};
    return platform::write_file(path, bytes);
}

Status make_folders(const std::string& folder) {
    for (const auto* part : {"", kObjects, kArchives}) {
        if (auto made = platform::make_folder(folder + part); !made) return made;
    }
    return Done{};
}

}  // namespace

Publication::Publication(std::string folder, const protocol::VerifyKey& centre)
    : folder_(std::move(folder)), centre_(centre) {}

const std::optional<protocol::SignedParution>& Publication::current() {
    const auto path = folder_ + kManifest;
    std::error_code error;
    const auto time = std::filesystem::last_write_time(path, error);
    const auto size = error ? 0 : std::filesystem::file_size(path, error);
    if (folder_.empty() || error) {
        current_.reset();
        seen_ = {0, 0};
        return current_;
    }
    const std::pair<std::int64_t, std::int64_t> now{time.time_since_epoch().count(),
                                                    static_cast<std::int64_t>(size)};
    if (now == seen_) return current_;
    seen_ = now;
    auto read = read_manifest(path, centre_);
    current_.reset();
    if (read) current_ = *std::move(read);
    return current_;
}

Result<Publication::Piece> Publication::piece(const std::string& sha256, std::int64_t from,
                                              std::int64_t to) const {
    const bool name =
        sha256.size() == 64 && sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (folder_.empty() || !name) return fail(ErrorCode::not_found, sha256);
    std::ifstream file{folder_ + kObjects + sha256, std::ios::binary | std::ios::ate};
    if (!file) return fail(ErrorCode::not_found, sha256);
    Piece piece;
    piece.size = file.tellg();
    const auto end = std::min(to, piece.size - 1);
    if (from > end) return piece;
    piece.bytes.resize(static_cast<std::size_t>(end - from + 1));
    file.seekg(from);
    file.read(piece.bytes.data(), static_cast<std::streamsize>(piece.bytes.size()));
    if (!file) return fail(ErrorCode::unavailable, sha256 + ": cannot be read");
    return piece;
}

Result<protocol::SignedParution> archived(const std::string& folder, const std::string& name,
                                          const protocol::VerifyKey& centre) {
    return read_manifest(folder + kArchives + name, centre);
}

Status put_in_force(const std::string& folder, const protocol::SignedParution& parution,
                    const std::map<std::string, std::string>& files) {
    if (auto made = make_folders(folder); !made) return made;
    for (const auto& file : parution.parution.fichiers) {
        const auto bytes = files.find(file.nom);
        if (bytes == files.end()) continue;
        if (auto kept = keep_object(folder, file, bytes->second); !kept) return kept;
    }
    const auto name = std::to_string(parution.parution.generation) + "-" +
                      std::to_string(parution.parution.version);
    auto archive = platform::write_file(folder + kArchives + name, parution.bytes);
    if (!archive) return archive;
    return platform::write_file(folder + kManifest, parution.bytes);
}

Status copy_publication(const std::string& folder, const std::string& to,
                        const protocol::VerifyKey& centre) {
    const auto current = read_manifest(folder + kManifest, centre);
    if (!current) return current.error();
    if (auto made = platform::make_folder(to + kObjects); !made) return made;
    for (const auto& file : current->parution.fichiers) {
        const auto bytes = platform::read_file(object_path(folder, file.sha256), kMaxFile);
        if (!bytes) return bytes.error();
        if (protocol::sha256_of(*bytes) != file.sha256) {
            return fail(ErrorCode::corrupt, file.nom + ": damaged");
        }
        if (auto kept = keep_object(to, file, *bytes); !kept) return kept;
    }
    return platform::write_file(to + kManifest, current->bytes);
}

}  // namespace central
