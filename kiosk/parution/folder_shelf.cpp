#include "kiosk/parution/folder_shelf.h"

#include "platform/system/files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>

namespace parution {
namespace {

namespace fs = std::filesystem;

using protocol::ContentFile;
using protocol::SignedParution;

constexpr std::size_t kMaxState = 64 * 1024;

std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator it{folder, error}, end; !error && it != end; it.increment(error)) {
        names.push_back(it->path().filename().string());
    }
    return names;
}

void remove(const std::string& path) {
    std::error_code ignored;
    fs::remove(path, ignored);
}

/// The size of a file, -1 when there is none.
std::int64_t size_of(const std::string& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return error ? -1 : static_cast<std::int64_t>(size);
}

bool is_right(const ContentFile& file, std::string_view bytes) {
    return bytes.size() == static_cast<std::size_t>(file.taille) &&
           protocol::sha256_of(bytes) == file.sha256;
}

/// Every parution the state may still need.
std::vector<std::string> named_by(const ShelfState& state) {
    auto names = state.previous;
    names.insert(names.end(), {state.active, state.ready, name_of(state.ratchet)});
    return names;
}

}  // namespace

Result<FolderShelf> FolderShelf::open(ShelfOptions options) {
    FolderShelf shelf{std::move(options)};
    for (const auto* part : {"", "/manifestes", "/objets", "/staging"}) {
        auto made = platform::make_folder(shelf.options_.folder + part);
        if (!made) return made.error();
    }
    if (auto loaded = shelf.load_state(); !loaded) return loaded.error();
    shelf.sweep();
    return shelf;
}

Status FolderShelf::load_state() {
    const auto bytes = platform::read_file(options_.folder + "/etat.json", kMaxState);
    if (!bytes && bytes.error().code == ErrorCode::unavailable) return bytes.error();
    auto state = bytes ? read_state(*bytes) : Result<ShelfState>{bytes.error()};
    state_ = state ? *std::move(state) : rebuilt_state();

    const auto text = options_.memory.recall();
    const auto known = text && *text ? protocol::ratchet_from_text(**text)
                                     : Result<protocol::Ratchet>{protocol::Ratchet{}};
    if (known) state_.ratchet = further(state_.ratchet, *known);
    return Done{};
}

/// The newest whole parution is ready to be tried again.
ShelfState FolderShelf::rebuilt_state() const {
    ShelfState state;
    protocol::Ratchet best;
    for (const auto& name : names_in(options_.folder + "/manifestes")) {
        const auto found = find(name);
        if (!found) continue;
        const auto at = protocol::ratchet_at(*found);
        state.ratchet = further(state.ratchet, at);
        if (!is_whole(found->parution)) continue;
        best = further(best, at);
    }
    if (best.generation > 0) state.ready = name_of(best);
    return state;
}

bool FolderShelf::is_whole(const protocol::Parution& parution) const {
    return std::all_of(parution.fichiers.begin(), parution.fichiers.end(),
                       [&](const auto& file) { return size_of(object_path(file)) == file.taille; });
}

Status FolderShelf::raise(const SignedParution& believed) {
    const auto name = name_of(believed.parution);
    if (auto kept = platform::write_file(manifest_path(name), believed.bytes); !kept) return kept;
    auto next = state_;
    next.ratchet = protocol::ratchet_at(believed);
    auto remembered = options_.memory.remember(protocol::to_text(next.ratchet));
    if (!remembered) return remembered;
    return change(std::move(next));
}

Result<bool> FolderShelf::is_settled(const protocol::Hash& id) const {
    if (id != state_.ratchet.id || state_.ratchet.generation == 0) return false;
    const auto name = name_of(state_.ratchet);
    const auto& refused = state_.refused;
    return name == state_.active || name == state_.ready ||
           std::find(refused.begin(), refused.end(), name) != refused.end();
}

Result<std::int64_t> FolderShelf::staged(const ContentFile& file) const {
    if (size_of(object_path(file)) == file.taille) return file.taille;
    const auto size = size_of(staging_path(file));
    return size < 0 || size >= file.taille ? std::int64_t{0} : size;
}

Status FolderShelf::append(const ContentFile& file, std::int64_t from, std::string_view bytes) {
    const auto path = staging_path(file);
    if (from != 0 && size_of(path) != from) {
        return fail(ErrorCode::unavailable, path + " : n'est plus où il était");
    }
    auto mode = std::ios::binary | std::ios::out;
    mode |= from == 0 ? std::ios::trunc : std::ios::app;
    std::ofstream stream{path, mode};
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (stream) return Done{};
    remove(path);
    const bool full = platform::free_mib(options_.folder) == 0;
    return fail(full ? ErrorCode::full : ErrorCode::unavailable, path + " : ne s'écrit pas");
}

Status FolderShelf::finish(const ContentFile& file) {
    const auto path = staging_path(file);
    const auto bytes = platform::read_file(path, static_cast<std::size_t>(file.taille));
    if (bytes && is_right(file, *bytes)) return platform::keep_file(path, object_path(file));
    remove(path);
    return fail(ErrorCode::corrupt, file.nom + " : n'est pas le fichier du manifeste");
}

Status FolderShelf::make_ready(const SignedParution& whole) {
    const auto name = name_of(whole.parution);
    auto kept = platform::write_file(manifest_path(name), whole.bytes);
    if (!kept) return kept;
    auto next = state_;
    next.ready = name;
    return change(std::move(next));
}

Result<SignedParution> FolderShelf::find(const std::string& name) const {
    const auto bytes = platform::read_file(manifest_path(name), protocol::kMaxManifestBytes);
    if (!bytes) return bytes.error();
    auto read = protocol::decode_parution(*bytes, options_.centre);
    if (read && name_of(read->parution) == name) return read;
    return fail(ErrorCode::corrupt, "le manifeste " + name + " est abîmé");
}

Result<std::string> FolderShelf::read(const ContentFile& file) const {
    const auto path = object_path(file);
    auto bytes = platform::read_file(path, static_cast<std::size_t>(file.taille));
    if (bytes && is_right(file, *bytes)) return bytes;
    remove(path);
    return fail(ErrorCode::corrupt, file.nom + " : abîmé sur ce disque");
}

Status FolderShelf::change(ShelfState next) {
    if (next == state_) return Done{};
    auto written = platform::write_file(options_.folder + "/etat.json", write_state(next));
    if (!written) return written;
    state_ = std::move(next);
    sweep();
    return Done{};
}

/// Nothing depends on it: what cannot be removed today will be another day.
void FolderShelf::sweep() const {
    const auto named = named_by(state_);
    const std::set<std::string> kept{named.begin(), named.end()};
    std::set<std::string> files;
    for (const auto& name : names_in(options_.folder + "/manifestes")) {
        const auto found = kept.count(name) != 0
                               ? find(name)
                               : Result<SignedParution>{fail(ErrorCode::not_found, name)};
        if (!found) {
            remove(manifest_path(name));
            continue;
        }
        for (const auto& file : found->parution.fichiers) {
            files.insert(protocol::to_hex(file.sha256));
        }
    }
    for (const auto* part : {"/objets/", "/staging/"}) {
        for (const auto& name : names_in(options_.folder + part)) {
            if (files.count(name) == 0) remove(options_.folder + part + name);
        }
    }
}

std::string FolderShelf::manifest_path(const std::string& name) const {
    return options_.folder + "/manifestes/" + name;
}
std::string FolderShelf::object_path(const ContentFile& file) const {
    return options_.folder + "/objets/" + protocol::to_hex(file.sha256);
}
std::string FolderShelf::staging_path(const ContentFile& file) const {
    return options_.folder + "/staging/" + protocol::to_hex(file.sha256);
}

}  // namespace parution
