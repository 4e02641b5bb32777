#include "kiosk/base/csv.h"

#include "tests/support/catch.h"

using base::read_csv;

TEST_CASE("a table is its lines below the heading", "[base][csv]") {
    const auto lines = read_csv("a;b\n1;2\n\n3;\n", {"a", "b"});
    REQUIRE(lines);
    REQUIRE(lines->size() == 2);
    CHECK(lines->at(0).number == 2);
    CHECK(lines->at(0).cells == std::vector<std::string>{"1", "2"});
    CHECK(lines->at(1).number == 4);
    CHECK(lines->at(1).cells == std::vector<std::string>{"3", ""});
}

TEST_CASE("what a spreadsheet of Windows writes is read", "[base][csv]") {
    const auto lines = read_csv(
        "\xEF\xBB\xBF"
        "a;b\r\n\"x;y\";\"dit \"\"oui\"\"\"\r\n",
        {"a", "b"});
    REQUIRE(lines);
    CHECK(lines->at(0).cells == std::vector<std::string>{"x;y", "dit \"oui\""});
}

TEST_CASE("a table that is not the one expected names its line", "[base][csv]") {
    const auto [text, why] = GENERATE(table<std::string, std::string>({
        {"", "ligne 1 : la première ligne est « a;b »"},
        {"b;a\n", "ligne 1 : la première ligne est « a;b »"},
        {"a;b\n1;2;3\n", "ligne 2 : 2 colonnes attendues, 3 lues"},
        {"a;b\n1;2\n3\n", "ligne 3 : 2 colonnes attendues, 1 lues"},
    }));
    const auto read = read_csv(text, {"a", "b"});
    REQUIRE_FALSE(read);
    CHECK(read.error().detail == why);
}
