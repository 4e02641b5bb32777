// A parameter file of any content among the right ones, and vectors of any content on right scales.
// Run from the root of the sources, where the right ones are.

#include "kiosk/content/parametres.h"
#include "kiosk/simuler/charger.h"
#include "kiosk/simuler/vecteurs.h"
#include "platform/yaml/yaml_reader.h"
#include "tests/fuzz/fuzz.h"

void fuzz(std::string_view bytes) {
    static const auto scales = simuler::load_parametres("assets/parametres");
    fuzz_check(static_cast<bool>(scales));
    (void)simuler::replay(bytes, *scales);

    auto root = platform::read_yaml(bytes);
    if (!root) return;
    auto couverture = platform::read_yaml_file("assets/parametres/couverture.yaml");
    fuzz_check(static_cast<bool>(couverture));
    std::vector<content::FichierParametres> files;
    files.push_back({"couverture.yaml", *std::move(couverture)});
    files.push_back({"rsa.yaml", *root});
    fuzz_check(!content::read_parametres(files));  // the others are missing
    (void)content::read_parametres({{"couverture.yaml", *std::move(root)}});
}
