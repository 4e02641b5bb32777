#include "kiosk/simuler/vecteurs.h"

#include "kiosk/content/parametres.h"
#include "platform/yaml/yaml_reader.h"
#include "tests/rules/parametres_livres.h"
#include "tests/support/catch.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

namespace fs = std::filesystem;

const std::string kScales = PERRON_SOURCE_DIR "/assets/parametres";

std::string read(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::stringstream all;
    all << file.rdbuf();
    return all.str();
}

std::vector<std::string> scale_names() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{kScales}) {
        if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// The scales, one file of which has another text.
Result<rules::Parametres> scales_with(const std::string& changed, const std::string& text) {
    std::vector<content::FichierParametres> files;
    for (const auto& name : scale_names()) {
        auto root =
            platform::read_yaml(name == changed ? text : read(kScales + "/" + name + ".yaml"));
        if (!root) return root.error();
        files.push_back({name + ".yaml", *std::move(root)});
    }
    return content::read_parametres(files);
}

}  // namespace

TEST_CASE("every scale ships vectors, and they hold", "[rules][vecteurs]") {
    for (const auto& name : scale_names()) {
        if (name == "couverture") continue;
        CAPTURE(name);
        const auto held =
            simuler::replay(read(kScales + "/vecteurs/" + name + ".jsonl"), parametres_livres());
        REQUIRE(held);
        CHECK(*held >= 2);
    }
}

TEST_CASE("a figure that slips in a scale is seen by its vectors", "[rules][vecteurs]") {
    const auto [name, figure, slipped] = GENERATE(table<std::string, std::string, std::string>({
        {"rsa", "651.69", "651.79"},
        {"adulte_handicape", "1041.59", "1042.59"},
        {"personnes_agees", "12523.14", "12533.14"},
        {"allocations_familiales", "0.32", "0.33"},
    }));
    CAPTURE(name);
    auto text = read(kScales + "/" + name + ".yaml");
    const auto at = text.find(figure);
    REQUIRE(at != std::string::npos);
    const auto scales = scales_with(name, text.replace(at, figure.size(), slipped));
    REQUIRE(scales);
    const auto held = simuler::replay(read(kScales + "/vecteurs/" + name + ".jsonl"), *scales);
    REQUIRE_FALSE(held);
    CHECK(held.error().code == ErrorCode::conflict);
}

TEST_CASE("a vector that cannot be read is refused by its line", "[rules][vecteurs]") {
    const auto first = read(kScales + "/vecteurs/rsa.jsonl");
    const auto right = first.substr(0, first.find('\n') + 1);
    REQUIRE(simuler::replay(right, parametres_livres()));
    const auto wrong = GENERATE(values<std::string>(
        {"{}\n", "[]\n", "\n", "rien\n", R"({"attendu":{}})", R"({"attendu":1,"lecture":"loi"})"}));
    CAPTURE(wrong);
    const auto held = simuler::replay(right + wrong, parametres_livres());
    REQUIRE_FALSE(held);
    CHECK(held.error().code == ErrorCode::invalid_input);
    CHECK_THAT(held.error().detail, test::contains("ligne 2"));
    CHECK_FALSE(simuler::replay("", parametres_livres()));
}

TEST_CASE("scales say until when they may answer", "[rules][vecteurs]") {
    const auto text = read(kScales + "/couverture.yaml");
    CHECK(parametres_livres().usable_until().ok());
    const auto changed = [&](const std::string& before, const std::string& after) {
        auto other = text;
        return scales_with("couverture", other.replace(other.find(before), before.size(), after));
    };
    CHECK(changed("sursis_jours: 120", "sursis_jours: 0")->usable_until() ==
          base::Date{std::chrono::year{2026} / 12 / 31});
    CHECK_FALSE(changed("sursis_jours: 120", "sursis_jours: mille"));
    CHECK_FALSE(changed("sursis_jours: 120", "sursis_jours: 9999"));
    CHECK_FALSE(changed("valable_jusqu_au: 2026-12-31", "valable_jusqu_au: bientôt"));
    CHECK_FALSE(changed("dernier_mois: 2028-12", "dernier_mois: 9999-12"));
}
