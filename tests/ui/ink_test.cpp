// What the lint of ink sees, on shapes and glyphs placed by hand.

#include "kiosk/ui/ink.h"

#include "tests/support/catch.h"

namespace {

/// A card of 100 by 40 px at (10, 10), on a panel where 0.2 mm is one pixel.
ui::InkPlan card() {
    ui::InkPlan plan;
    plan.shapes.push_back({{10, 10, 100, 40}, 0});
    return plan;
}

void write(ui::InkPlan& plan, const std::string& node, const ui::Rect& glyph) {
    plan.marks.push_back({node, "a", {glyph}, plan.shapes.size()});
}

std::size_t faults_of(const ui::InkPlan& plan) {
    return ui::ink_faults(plan, ui::Metrics::for_screen(1024, 600)).size();
}

}  // namespace

TEST_CASE("ink is in order well inside its card, or well outside", "[ui][ink]") {
    auto plan = card();
    write(plan, "dedans", {20, 20, 10, 10});
    write(plan, "dehors", {20, 60, 10, 10});
    CHECK(faults_of(plan) == 0);
}

TEST_CASE("ink that crosses an edge, or touches it from either side, is a fault", "[ui][ink]") {
    auto plan = card();
    write(plan, "titre",
          GENERATE(ui::Rect{20, 45, 10, 10}, ui::Rect{20, 40, 10, 10}, ui::Rect{20, 50, 10, 10},
                   ui::Rect{5, 20, 10, 10}));
    CHECK(faults_of(plan) == 1);
}

TEST_CASE("ink stays out of the round corners of its card", "[ui][ink]") {
    auto plan = card();
    plan.shapes.front().radius = 20;
    write(plan, "coin", {12, 12, 4, 4});
    CHECK(faults_of(plan) == 1);
}

TEST_CASE("a shape drawn over ink is a fault", "[ui][ink]") {
    auto plan = card();
    write(plan, "titre", {20, 20, 10, 10});
    plan.shapes.push_back({{25, 15, 30, 30}, 0});
    CHECK(faults_of(plan) == 1);
}

TEST_CASE("the ink of two texts does not meet", "[ui][ink]") {
    auto plan = card();
    write(plan, "nom", {20, 20, 10, 10});
    write(plan, "adresse", GENERATE(ui::Rect{25, 25, 10, 10}, ui::Rect{20, 29, 10, 10}));
    CHECK(faults_of(plan) == 1);
}
