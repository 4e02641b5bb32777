#include "kiosk/parution/contenu.h"

#include "kiosk/content/parametres.h"
#include "kiosk/simuler/vecteurs.h"
#include "platform/crypto/sha256.h"
#include "platform/yaml/yaml_reader.h"

#include <algorithm>

namespace parution {
namespace {

constexpr std::string_view kScaleEnd = ".yaml";
constexpr std::string_view kVectorsEnd = ".jsonl";

/// Says which months are answered, and has no answer of its own.
constexpr std::string_view kCouverture = "parametres/couverture.yaml";

bool starts_with(const std::string& text, std::string_view start) {
    return text.compare(0, start.size(), start) == 0;
}

Error in_file(const std::string& name, const Error& error) {
    return fail(error.code, name + " : " + error.detail);
}

/// The names below a part, sorted.
std::vector<std::string> below(const ContenuFiles& files, std::string_view part) {
    std::vector<std::string> names;
    std::copy_if(files.names.begin(), files.names.end(), std::back_inserter(names),
                 [&](const auto& name) { return starts_with(name, part); });
    std::sort(names.begin(), names.end());
    return names;
}

bool has(const ContenuFiles& files, const std::string& name) {
    return std::find(files.names.begin(), files.names.end(), name) != files.names.end();
}

/// "vecteurs/rsa.jsonl" of "parametres/rsa.yaml".
std::string vectors_of(const std::string& scale) {
    const auto start = std::string_view{kParametres}.size();
    return kVecteurs + scale.substr(start, scale.size() - start - kScaleEnd.size()) +
           std::string{kVectorsEnd};
}

Status check_places(const ContenuFiles& files) {
    for (const auto& name : files.names) {
        if (starts_with(name, kPack) || starts_with(name, kParametres)) continue;
        if (starts_with(name, kVecteurs)) continue;
        return fail(ErrorCode::invalid_input, name + " : n'a pas sa place dans une parution");
    }
    return Done{};
}

Result<content::Pack> read_pack(const ContenuFiles& files) {
    const auto in_pack = [&](const std::string& name) { return files.read(kPack + name); };
    auto pack = content::read_pack({in_pack, platform::read_yaml, platform::sha256_hex});
    if (!pack) return fail(pack.error().code, kPack + pack.error().detail);
    return pack;
}

Result<rules::Parametres> read_scales(const ContenuFiles& files) {
    std::vector<content::FichierParametres> scales;
    for (const auto& name : below(files, kParametres)) {
        const auto bytes = files.read(name);
        if (!bytes) return in_file(name, bytes.error());
        auto root = platform::read_yaml(*bytes);
        if (!root) return in_file(name, root.error());
        scales.push_back({name.substr(std::string_view{kParametres}.size()), *std::move(root)});
    }
    auto parametres = content::read_parametres(scales);
    if (!parametres) return fail(parametres.error().code, kParametres + parametres.error().detail);
    return parametres;
}

/// Every scale has its vectors, and every vector holds.
Result<int> replay_vectors(const ContenuFiles& files, const rules::Parametres& parametres) {
    for (const auto& scale : below(files, kParametres)) {
        if (scale == kCouverture || has(files, vectors_of(scale))) continue;
        return fail(ErrorCode::invalid_input, vectors_of(scale) + " : manque");
    }
    int replayed = 0;
    for (const auto& name : below(files, kVecteurs)) {
        const auto bytes = files.read(name);
        if (!bytes) return in_file(name, bytes.error());
        const auto held = simuler::replay(*bytes, parametres);
        if (!held) return in_file(name, held.error());
        replayed += *held;
    }
    return replayed;
}

}  // namespace

Result<Contenu> read_contenu(const ContenuFiles& files) {
    if (auto placed = check_places(files); !placed) return placed.error();
    auto pack = read_pack(files);
    if (!pack) return pack.error();
    auto parametres = read_scales(files);
    if (!parametres) return parametres.error();
    const auto replayed = replay_vectors(files, *parametres);
    if (!replayed) return replayed.error();
    return Contenu{*std::move(pack), *std::move(parametres), *replayed};
}

}  // namespace parution
