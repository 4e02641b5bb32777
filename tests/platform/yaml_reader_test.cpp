#include "platform/yaml/yaml_reader.h"

#include "tests/support/catch.h"

using platform::read_yaml;

TEST_CASE("every scalar of a YAML file is text", "[platform][yaml]") {
    const auto root = read_yaml("insee: 01004\noui: no\nliste:\n  - 1.50\n  - \"deux\"\n");
    REQUIRE(root);
    CHECK(root->text_at("insee") == "01004");
    CHECK(root->text_at("oui") == "no");
    CHECK(root->texts_at("liste") == std::vector<std::string>{"1.50", "deux"});
    CHECK(root->find("liste")->line() == 4);
}

TEST_CASE("what a YAML reader could misunderstand is refused with its line", "[platform][yaml]") {
    const auto [text, what] = GENERATE(table<std::string, std::string>({
        {"a: 1\na: 2\n", "ligne 2"},
        {"a: &x 1\nb: *x\n", "ligne 1"},
        {"a: !!int 1\n", "ligne 1"},
        {"a: 1\n---\nb: 2\n", "second document"},
        {"a: [1\n", "ligne"},
        {"? [1, 2]\n: x\n", "une clé est un texte simple"},
        {std::string(200, '['), "trop de niveaux l'un dans l'autre"},
    }));
    const auto root = read_yaml(text);
    REQUIRE_FALSE(root);
    CHECK(root.error().code == ErrorCode::invalid_input);
    CHECK_THAT(root.error().detail, test::contains(what));
}

TEST_CASE("an empty YAML file is no document", "[platform][yaml]") {
    CHECK(read_yaml("# nothing\n").error().code == ErrorCode::not_found);
}
