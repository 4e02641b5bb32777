#include "kiosk/parution/source_folder.h"

#include "kiosk/parution/contenu.h"
#include "platform/crypto/sha256.h"
#include "platform/system/files.h"
#include "platform/yaml/yaml_reader.h"

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace parution {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxFile = std::size_t{16} << 20;
constexpr const char* kManifest = "pack/manifeste.yaml";
constexpr const char* kManifestHere = "manifeste.yaml";

bool is_hidden(const fs::path& relative) {
    for (const auto& part : relative) {
        if (part.string().front() == '.') return true;
    }
    return relative.extension() == ".sig" || relative.extension() == ".part";
}

Status add_file(const fs::path& path, const std::string& name, SourceFiles& files) {
    auto bytes = platform::read_file(path.string(), kMaxFile);
    if (!bytes) return bytes.error();
    if (bytes->empty()) return fail(ErrorCode::invalid_input, path.string() + " : vide");
    files[name] = *std::move(bytes);
    return Done{};
}

/// Every file of `folder` and, with `deep`, of those below it, under `prefix`.
Status add_folder(const std::string& folder, const std::string& prefix, bool deep,
                  SourceFiles& files) {
    std::error_code error;
    fs::recursive_directory_iterator it{folder, error};
    for (const fs::recursive_directory_iterator end; !error && it != end; it.increment(error)) {
        if (it->is_directory()) {
            if (!deep) it.disable_recursion_pending();
            continue;
        }
        const auto relative = it->path().lexically_relative(folder);
        if (is_hidden(relative)) continue;
        auto added = add_file(it->path(), prefix + relative.generic_string(), files);
        if (!added) return added;
    }
    if (!error) return Done{};
    const bool missing = error == std::errc::no_such_file_or_directory;
    return fail(missing ? ErrorCode::not_found : ErrorCode::unavailable,
                folder + " : " + error.message());
}

Result<content::Node> read_manifest(const SourceFiles& files) {
    const auto found = files.find(kManifest);
    if (found == files.end()) return fail(ErrorCode::not_found, kManifestHere);
    auto root = platform::read_yaml(found->second);
    if (!root) return fail(root.error().code, std::string{kManifest} + " : " + root.error().detail);
    return root;
}

std::string date_text(base::Date date) {
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", int{date.year()}, unsigned{date.month()},
                  unsigned{date.day()});
    return text;
}

/// The names that the pack's own list gives.
Status check_listed(const content::Node& manifest, const SourceFiles& files) {
    const auto* list = manifest.find("fichiers");
    if (list == nullptr) return Done{};
    for (const auto& item : list->items()) {
        const auto name = kPack + item.text_at("nom");
        if (files.find(name) == files.end()) return fail(ErrorCode::not_found, name);
    }
    return Done{};
}

}  // namespace

Result<SourceFiles> read_sources(const Sources& sources) {
    SourceFiles files;
    if (auto added = add_folder(sources.pack, kPack, true, files); !added) return added.error();
    auto added = add_folder(sources.parametres, kParametres, false, files);
    if (!added) return added.error();
    added = add_folder(sources.parametres + "/vecteurs", kVecteurs, false, files);
    if (!added) return added.error();
    added = add_folder(sources.parametres + "/aides", kAides, false, files);
    if (!added) return added.error();
    return files;
}

Result<std::int64_t> pack_version(const SourceFiles& files) {
    const auto root = read_manifest(files);
    if (!root) return root.error();
    const auto& text = root->text_at("version");
    std::int64_t version = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, version);
    if (read.ec == std::errc{} && read.ptr == end && version >= 0) return version;
    return fail(ErrorCode::invalid_input, std::string{kManifest} + " : version : un nombre entier");
}

Status relist_pack(SourceFiles& files, std::int64_t version, base::Date today) {
    const auto root = read_manifest(files);
    if (!root) return root.error();
    if (auto listed = check_listed(*root, files); !listed) return listed;
    auto text = "format: " + root->text_at("format") + "\npack: \"" + root->text_at("pack") +
                "\"\ndepartement: \"" + root->text_at("departement") +
                "\"\nversion: " + std::to_string(version) + "\ncree_le: " + date_text(today) +
                "\nfichiers:\n";
    const std::string prefix = kPack;
    for (const auto& [name, bytes] : files) {
        if (name.compare(0, prefix.size(), prefix) != 0 || name == kManifest) continue;
        text += "  - nom: " + name.substr(prefix.size()) +
                "\n    taille: " + std::to_string(bytes.size()) +
                "\n    sha256: " + platform::sha256_hex(bytes) + "\n";
    }
    files[kManifest] = std::move(text);
    return Done{};
}

}  // namespace parution
