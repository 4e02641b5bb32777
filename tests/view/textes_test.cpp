#include "platform/yaml/yaml_reader.h"
#include "tests/support/real_textes.h"

#include <fstream>

namespace {

/// The lines of a file of sentences that are not comments.
std::vector<std::string> lines_of(const std::string& tag) {
    std::ifstream file{PERRON_SOURCE_DIR "/assets/textes/" + tag + ".yaml"};
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        const auto start = line.find_first_not_of(' ');
        if (start != std::string::npos && line[start] != '#') lines.push_back(line);
    }
    return lines;
}

/// What a line says after its key.
std::string sentence_of(const std::string& line) {
    const auto at = line.find(": ");
    return at == std::string::npos ? "" : line.substr(at + 2);
}

}  // namespace

TEST_CASE("every sentence is in every language, with every plural form", "[view][textes]") {
    const auto textes = test::real_textes();
    for (const auto& langue : textes.langues()) {
        CAPTURE(langue.tag);
        auto missing = textes.missing(langue.tag);
        // The staff's screens are in French only: they turn the session to French.
        std::erase_if(missing, [](const auto& key) { return key.starts_with("personnel."); });
        CHECK(missing == std::vector<std::string>{});
    }
}

TEST_CASE("French is printed as French: thin spaces, no-break spaces, apostrophes",
          "[view][textes]") {
    for (const auto& line : lines_of("fr")) {
        const auto sentence = sentence_of(line);
        CAPTURE(line);
        CHECK(sentence.find('\'') == std::string::npos);
        for (const auto* wrong : {" ?", " !", " ;", " :"}) {
            CHECK(sentence.find(wrong) == std::string::npos);
        }
    }
}

TEST_CASE("no screen shouts: no exclamation mark", "[view][textes]") {
    for (const std::string tag : {"fr", "en", "ar"}) {
        for (const auto& line : lines_of(tag)) {
            CAPTURE(line);
            CHECK(line.find('!') == std::string::npos);
        }
    }
}

TEST_CASE("Arabic sentences use the digits of the keyboards and papers of here", "[view][textes]") {
    for (const auto& line : lines_of("ar")) {
        CAPTURE(line);
        for (const auto* digit : {"٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩"}) {
            CHECK(line.find(digit) == std::string::npos);
        }
    }
}

TEST_CASE("every theme of the pack has its name and its short name", "[view][textes]") {
    const auto textes = test::real_textes();
    const auto pack = platform::read_yaml_file(PERRON_SOURCE_DIR "/assets/packs/71/themes.yaml");
    REQUIRE(pack);
    for (const auto& theme : pack->find("themes")->items()) {
        const auto& id = theme.text_at("id");
        CAPTURE(id);
        CHECK(textes.has("fr", "besoin." + id));
        CHECK(textes.has("fr", "besoin." + id + ".pastille"));
    }
}
