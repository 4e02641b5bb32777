#include "kiosk/parution/contenu.h"

#include "kiosk/content/aides.h"
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
        if (starts_with(name, kVecteurs) || starts_with(name, kAides)) continue;
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

/// The files of a part, under their names in it.
Result<std::vector<content::FichierParametres>> read_part(const ContenuFiles& files,
                                                          std::string_view part) {
    std::vector<content::FichierParametres> all;
    for (const auto& name : below(files, part)) {
        const auto bytes = files.read(name);
        if (!bytes) return in_file(name, bytes.error());
        auto root = platform::read_yaml(*bytes);
        if (!root) return in_file(name, root.error());
        all.push_back({name.substr(part.size()), *std::move(root)});
    }
    return all;
}

Result<rules::Parametres> read_scales(const ContenuFiles& files) {
    const auto scales = read_part(files, kParametres);
    if (!scales) return scales.error();
    auto parametres = content::read_parametres(*scales);
    if (!parametres) return fail(parametres.error().code, kParametres + parametres.error().detail);
    return parametres;
}

/// The aides known by their conditions, each fiche they name being of the pack.
Result<std::vector<rules::Aide>> read_aides(const ContenuFiles& files, const content::Pack& pack) {
    const auto part = read_part(files, kAides);
    if (!part) return part.error();
    auto aides = content::read_aides(*part);
    if (!aides) return fail(aides.error().code, kAides + aides.error().detail);
    for (const auto& aide : *aides) {
        const bool known = aide.fiche.empty() || std::any_of(pack.fiches.begin(), pack.fiches.end(),
                                                             [&](const domain::Fiche& fiche) {
                                                                 return fiche.id == aide.fiche;
                                                             });
        if (known) continue;
        return fail(ErrorCode::invalid_input,
                    kAides + aide.id + " : fiche inconnue du pack : " + aide.fiche);
    }
    return aides;
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
    Contenu contenu{*std::move(pack), *std::move(parametres), std::nullopt, *replayed};
    if (below(files, kAides).empty()) return contenu;
    auto aides = read_aides(files, contenu.pack);
    if (!aides) return aides.error();
    contenu.aides = *std::move(aides);
    return contenu;
}

}  // namespace parution
