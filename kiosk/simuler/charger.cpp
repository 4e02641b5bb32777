#include "kiosk/simuler/charger.h"

#include "kiosk/content/aides.h"
#include "kiosk/content/parametres.h"
#include "platform/yaml/yaml_reader.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace simuler {
namespace {

Result<std::vector<content::FichierParametres>> read_folder(const std::string& directory) {
    std::error_code error;
    std::vector<std::filesystem::path> paths;
    for (std::filesystem::directory_iterator it{directory, error}, end; !error && it != end;
         it.increment(error)) {
        if (it->path().extension() == ".yaml") paths.push_back(it->path());
    }
    if (error) return fail(ErrorCode::unavailable, directory + ": " + error.message());
    std::sort(paths.begin(), paths.end());

    std::vector<content::FichierParametres> fichiers;
    for (const auto& path : paths) {
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

Result<std::vector<rules::Aide>> load_aides(const std::string& directory) {
    const auto fichiers = read_folder(directory + "/aides");
    if (!fichiers) return fichiers.error();
    return content::read_aides(*fichiers);
}

}  // namespace simuler
