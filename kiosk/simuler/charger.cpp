#include "kiosk/simuler/charger.h"

#include "kiosk/content/aides.h"
#include "kiosk/content/parametres.h"
#include "kiosk/simuler/vecteurs.h"
#include "platform/yaml/yaml_reader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace simuler {
namespace {

/// The files of a folder that end so, sorted by name.
Result<std::vector<std::filesystem::path>> list(const std::string& directory,
                                                const char* extension) {
    std::error_code error;
    std::vector<std::filesystem::path> paths;
    for (std::filesystem::directory_iterator it{directory, error}, end; !error && it != end;
         it.increment(error)) {
        if (it->path().extension() == extension) paths.push_back(it->path());
    }
    if (error) return fail(ErrorCode::unavailable, directory + " : " + error.message());
    std::sort(paths.begin(), paths.end());
    return paths;
}

Result<std::vector<content::FichierParametres>> read_folder(const std::string& directory) {
    const auto paths = list(directory, ".yaml");
    if (!paths) return paths.error();
    std::vector<content::FichierParametres> fichiers;
    for (const auto& path : *paths) {
        auto root = platform::read_yaml_file(path.string());
        if (!root) return root.error();
        fichiers.push_back({path.filename().string(), *std::move(root)});
    }
    return fichiers;
}

}  // namespace

Result<rules::Parametres> load_parametres(const std::string& directory) {
    const auto fichiers = read_folder(directory);
    if (!fichiers) return fichiers.error();
    return content::read_parametres(*fichiers);
}

Result<rules::Parametres> load_proved(const std::string& directory) {
    auto parametres = load_parametres(directory);
    if (!parametres) return parametres;
    const auto paths = list(directory + "/vecteurs", ".jsonl");
    if (!paths) return paths.error();
    if (paths->empty()) return fail(ErrorCode::not_found, directory + "/vecteurs : aucun vecteur");
    for (const auto& path : *paths) {
        std::ifstream file{path, std::ios::binary};
        const std::string vectors{std::istreambuf_iterator<char>{file}, {}};
        if (!file) return fail(ErrorCode::unavailable, path.string() + " : illisible");
        const auto held = replay(vectors, *parametres);
        if (!held) return fail(held.error().code, path.string() + " : " + held.error().detail);
    }
    return parametres;
}

Result<std::vector<rules::Aide>> load_aides(const std::string& directory) {
    const auto fichiers = read_folder(directory + "/aides");
    if (!fichiers) return fichiers.error();
    return content::read_aides(*fichiers);
}

}  // namespace simuler
