#include "kiosk/content/textes.h"

#include "platform/yaml/yaml_reader.h"
#include "tests/support/catch.h"

using content::plural_category;
using content::Textes;

namespace {

const std::string kHeading = "langue: fr\nnom: Français\nnom_fr: français\ntextes:\n";
const std::string kEnglish = "langue: en\nnom: English\nnom_fr: anglais\ntextes:\n";

Result<Textes> read(const std::vector<std::string>& files) {
    std::vector<content::Node> roots;
    for (const auto& file : files) {
        const auto root = platform::read_yaml(file);
        REQUIRE(root);
        roots.push_back(*root);
    }
    return Textes::read(roots);
}

}  // namespace

TEST_CASE("a number takes the plural form of its language", "[content][textes]") {
    const auto [language, n, category] = GENERATE(table<std::string, int, std::string>({
        {"fr", 0, "one"},
        {"fr", 1, "one"},
        {"fr", 2, "other"},
        {"en", 0, "other"},
        {"en", 1, "one"},
        {"ar", 0, "zero"},
        {"ar", 1, "one"},
        {"ar", 2, "two"},
        {"ar", 3, "few"},
        {"ar", 10, "few"},
        {"ar", 11, "many"},
        {"ar", 99, "many"},
        {"ar", 100, "other"},
        {"ar", 103, "few"},
        {"ar", 111, "many"},
        {"ar", 202, "other"},
    }));
    CAPTURE(language, n);
    CHECK(plural_category(language, n) == category);
}

TEST_CASE("a sentence fills its holes", "[content][textes]") {
    const auto textes =
        read({kHeading + "  heure: \"{h} h {m}, {h}\"\n"
                         "  compte:\n    one: \"{n} lieu\"\n    other: \"{n} lieux\"\n"});
    REQUIRE(textes);
    CHECK(textes->get("fr", "heure", {{"h", "14"}, {"m", "30"}}) == "14 h 30, 14");
    CHECK(textes->plural("fr", "compte", 1) == "1 lieu");
    CHECK(textes->plural("fr", "compte", 7) == "7 lieux");
}

TEST_CASE("a sentence that a language lacks is said in French, with French plurals",
          "[content][textes]") {
    const auto textes =
        read({kHeading + "  oui: Oui\n  non: Non\n"
                         "  compte:\n    one: \"{n} lieu\"\n    other: \"{n} lieux\"\n",
              kEnglish + "  oui: Yes\n"});
    REQUIRE(textes);
    CHECK(textes->get("en", "oui") == "Yes");
    CHECK(textes->get("en", "non") == "Non");
    CHECK(textes->plural("en", "compte", 0) == "0 lieu");
    CHECK(textes->get("de", "oui") == "Oui");
    CHECK(textes->missing("en") == std::vector<std::string>{"compte", "non"});
    CHECK(textes->missing("fr").empty());
}

TEST_CASE("a plural that lacks a form of its language is missing", "[content][textes]") {
    const std::string arabic = "langue: ar\nnom: ar\nnom_fr: arabe\ntextes:\n";
    const std::string forms = "  compte:\n    one: a\n    other: b\n";
    const auto textes = read({kHeading + forms, arabic + forms});
    REQUIRE(textes);
    CHECK(textes->missing("ar") == std::vector<std::string>{"compte"});
    CHECK(textes->plural("ar", "compte", 3) == "b");
}

TEST_CASE("a damaged file of sentences is refused with its line", "[content][textes]") {
    const auto [file, what] = GENERATE(table<std::string, std::string>({
        {"nom: Français\ntextes:\n  a: b\n", "il faut langue"},
        {"langue: fr\nnom: F\nnom_fr: f\n", "il faut textes"},
        {kHeading + "  a:\n    une: b\n", "forme de pluriel inconnue : une"},
        {kHeading + "  a:\n    one: b\n", "ligne 6"},
        {kHeading + "  a: [b]\n", "attendue"},
    }));
    const auto refused = read({file});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::invalid_input);
    CHECK_THAT(refused.error().detail, test::contains(what));
}

TEST_CASE("French is required, and a language is given once", "[content][textes]") {
    CHECK(read({kEnglish + "  a: b\n"}).error().code == ErrorCode::not_found);
    CHECK(read({kHeading + "  a: b\n", kHeading + "  a: b\n"}).error().code ==
          ErrorCode::invalid_input);
}
