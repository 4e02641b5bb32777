#include "kiosk/ui/metrics.h"

#include "tests/support/catch.h"

using ui::Metrics;
using ui::TextRole;
using view::TextSize;

TEST_CASE("text sizes are those of the style guide, in whole pixels", "[ui][metrics]") {
    struct Row {
        int width, height;
        float normal[5];
        float grand[4];
    };
    // Large corps is 60 px at 1280 × 800, where the guide's 59 falls short of 0.7 degree.
    const Row rows[] = {{1024, 600, {26, 31, 40, 54, 116}, {34, 47, 49, 69}},
                        {1280, 800, {33, 39, 51, 68, 147}, {44, 60, 62, 88}},
                        {1920, 1080, {36, 44, 56, 75, 163}, {48, 66, 69, 98}}};
    for (const auto& row : rows) {
        const auto metrics = Metrics::for_screen(row.width, row.height);
        for (std::size_t i = 0; i < 5; ++i) {
            CHECK(metrics.em(static_cast<TextRole>(i), TextSize::normal) == row.normal[i]);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            CHECK(metrics.em(static_cast<TextRole>(i), TextSize::grand) == row.grand[i]);
        }
    }
}

TEST_CASE("capitals keep their height on the panel", "[ui][metrics]") {
    for (const auto& [width, height] : {std::pair{1024, 600}, {1280, 800}, {1920, 1080}}) {
        const auto metrics = Metrics::for_screen(width, height);
        CHECK(metrics.capital_mm(metrics.em(TextRole::corps, TextSize::normal)) >= 4.8F);
        CHECK(metrics.capital_mm(metrics.em(TextRole::corps, TextSize::grand)) >= 7.3F);
    }
}

TEST_CASE("the drawing always fits the screen", "[ui][metrics]") {
    for (const auto& [width, height] : {std::pair{800, 480}, {1024, 768}, {1366, 768}}) {
        const auto metrics = Metrics::for_screen(width, height);
        CHECK(metrics.unit * 217 <= metrics.width + 1);
        CHECK(metrics.unit * 129.5F <= metrics.height + 1);
    }
    const auto dense = Metrics::for_screen(1024, 600, 9.0F);
    CHECK(dense.unit < 4.75F);
}
