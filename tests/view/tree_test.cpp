#include "kiosk/view/semantics/tree.h"

#include "tests/support/catch.h"

namespace {

view::Tree one_tile() {
    view::Node node;
    node.id = "besoin.logement";
    node.role = view::Role::tile;
    node.label = "Se \"loger\"\n";
    node.value = "choisi";
    node.rect = {19, 152, 320, 125};
    node.actionable = true;
    node.text_height_mm = 4.854F;
    return {"besoins", {node}};
}

}  // namespace

TEST_CASE("an element is found by its id", "[view][tree]") {
    const auto tree = one_tile();
    REQUIRE(tree.find("besoin.logement") != nullptr);
    CHECK(tree.find("besoin.logement")->rect.contains(20, 160));
    CHECK(tree.find("besoin") == nullptr);
}

TEST_CASE("a tree is written one JSON object a line", "[view][tree]") {
    CHECK(view::to_json_lines(one_tile()) ==
          "{\"id\":\"besoin.logement\",\"role\":\"tile\",\"label\":\"Se \\\"loger\\\"\\u000a\","
          "\"value\":\"choisi\",\"rect\":[19,152,320,125],\"enabled\":true,\"actionable\":true,"
          "\"focused\":false,\"clipped\":false,\"text_height_mm\":4.85}\n");
    CHECK(view::to_json_lines({}).empty());
}
