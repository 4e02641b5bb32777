#include "sync/central/publication.h"

#include "platform/system/files.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>

namespace central {
namespace {

namespace fs = std::filesystem;

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

/// The archived manifests, the newest first.
std::vector<std::string> archived_names(const std::string& folder) {
    std::vector<std::pair<std::pair<std::int64_t, std::int64_t>, std::string>> found;
    std::error_code error;
    for (fs::directory_iterator it{folder + kArchives, error}, end; !error && it != end;
         it.increment(error)) {
        const auto name = it->path().filename().string();
        std::pair<std::int64_t, std::int64_t> at;
        const char* const last = name.data() + name.size();
        const auto generation = std::from_chars(name.data(), last, at.first);
        if (generation.ec != std::errc{} || generation.ptr == last || *generation.ptr != '-') {
            continue;
        }
        const auto version = std::from_chars(generation.ptr + 1, last, at.second);
        if (version.ec == std::errc{} && version.ptr == last) found.emplace_back(at, name);
    }
    std::sort(found.rbegin(), found.rend());
    std::vector<std::string> names;
    for (auto& one : found) names.push_back(std::move(one.second));
    return names;
}

/// Removes the files below `folder` that are not `kept`; returns how many.
int remove_others(const std::string& folder, const std::set<std::string>& kept) {
    std::vector<fs::path> others;
    std::error_code error;
    for (fs::directory_iterator it{folder, error}, end; !error && it != end; it.increment(error)) {
        if (kept.count(it->path().filename().string()) == 0) others.push_back(it->path());
    }
    int gone = 0;
    for (const auto& path : others) gone += fs::remove(path, error) ? 1 : 0;
    return gone;
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
    if (!file) return fail(ErrorCode::unavailable, sha256 + " : illisible");
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

Result<int> purge_published(const std::string& folder, const protocol::VerifyKey& centre) {
    auto names = archived_names(folder);
    std::set<std::string> files;
    const auto keep = [&](const std::string& path) -> Status {
        const auto manifest = read_manifest(path, centre);
        if (!manifest) return fail(ErrorCode::corrupt, path + " : " + manifest.error().detail);
        for (const auto& file : manifest->parution.fichiers) {
            files.insert(protocol::to_hex(file.sha256));
        }
        return Done{};
    };
    if (auto kept = keep(folder + kManifest); !kept) return kept.error();
    for (std::size_t i = 0; i < std::min(names.size(), kKeptParutions); ++i) {
        if (auto kept = keep(folder + kArchives + names[i]); !kept) return kept.error();
    }
    std::error_code ignored;
    for (std::size_t i = kKeptParutions; i < names.size(); ++i) {
        fs::remove(folder + kArchives + names[i], ignored);
    }
    return remove_others(folder + kObjects, files);
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
            return fail(ErrorCode::corrupt, file.nom + " : abîmé");
        }
        if (auto kept = keep_object(to, file, *bytes); !kept) return kept;
    }
    return platform::write_file(to + kManifest, current->bytes);
}

}  // namespace central
