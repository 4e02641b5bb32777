// Documents that people write: any YAML as any file of a pack, and as its list of communes.

#include "kiosk/content/opening_hours.h"
#include "kiosk/content/pack.h"
#include "kiosk/content/territoire.h"
#include "platform/crypto/sha256.h"
#include "platform/yaml/yaml_reader.h"
#include "tests/fuzz/fuzz.h"

#include <map>
#include <string>

namespace {

using Files = std::map<std::string, std::string>;

constexpr const char* kThemes = "themes:\n  - id: logement\n    icone: logement\n";

/// A pack of small right files, one of them replaced.
Result<content::Pack> read_with(const std::string& name, std::string_view bytes) {
    Files files{
        {"themes.yaml", kThemes},
        {"lieux.yaml", "lieux: []\n"},
        {"fiches/a.yaml", "fiches: []\n"},
        {"territoire/communes.csv", "code_insee;nom;codes_postaux;population;epci;lon;lat\n"}};
    files[name] = bytes;
    std::string list =
        "format: 1\npack: a\ndepartement: a\nversion: 1\ncree_le: 2026-11-22\nfichiers:\n";
    for (const auto& [nom, content] : files) {
        list += "  - nom: " + nom + "\n    taille: " + std::to_string(content.size()) +
                "\n    sha256: " + platform::sha256_hex(content) + "\n";
    }
    if (name != "manifeste.yaml") files["manifeste.yaml"] = list;
    return content::read_pack({[&](const std::string& nom) -> Result<std::string> {
                                   const auto found = files.find(nom);
                                   if (found == files.end()) {
                                       return fail(ErrorCode::not_found, nom);
                                   }
                                   return found->second;
                               },
                               platform::read_yaml, platform::sha256_hex});
}

}  // namespace

void fuzz(std::string_view bytes) {
    (void)platform::read_yaml(bytes);
    (void)content::read_communes(bytes);
    for (const auto* name : {"themes.yaml", "lieux.yaml", "fiches/a.yaml", "manifeste.yaml"}) {
        (void)read_with(name, bytes);
    }
}
