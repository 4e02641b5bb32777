#include "kiosk/ui/lint.h"
#include "kiosk/ui/stage.h"
#include "platform/text/text_engine.h"
#include "tests/support/catch.h"
#include "tests/ui/sample_screens.h"

#include <algorithm>

using samples::Language;
using view::TextSize;
using view::ThemeName;

namespace {

const std::string kFonts = PERRON_BINARY_DIR "/share/perron/polices";

/// A chequered code: the layout depends on its size alone.
std::vector<std::vector<bool>> chequered(const std::string&) {
    std::vector<std::vector<bool>> modules(29, std::vector<bool>(29));
    for (std::size_t y = 0; y < 29; ++y) {
        for (std::size_t x = 0; x < 29; ++x) modules[y][x] = (x + y) % 2 == 0;
    }
    return modules;
}

struct Panel {
    int width;
    int height;
};
constexpr Panel kPanels[] = {{1024, 600}, {1280, 800}, {1920, 1080}};

platform::TextEngine& engine() {
    static const auto opened = platform::TextEngine::open(kFonts);
    REQUIRE(opened);
    return **opened;
}

/// Faults of every sample on one panel.
std::vector<std::string> faults(const Panel& panel, const samples::Options& options) {
    const auto metrics = ui::Metrics::for_screen(panel.width, panel.height);
    ui::Stage stage{engine(), metrics, {true, chequered}};
    std::vector<std::string> found;
    for (const auto& screen : samples::all(options)) {
        stage.frame(screen, {}, 0);
        for (const auto& fault : ui::lint(stage.tree(), metrics, options.text)) {
            found.push_back(screen.id + ": " + fault);
        }
    }
    return found;
}

view::Node target(const std::string& id, view::Rect rect) {
    view::Node node;
    node.id = id;
    node.role = view::Role::button;
    node.label = id;
    node.rect = rect;
    node.actionable = true;
    return node;
}

std::size_t faults_of(std::vector<view::Node> nodes) {
    view::Tree tree;
    tree.screen = "essai";
    tree.nodes = std::move(nodes);
    return ui::lint(tree, ui::Metrics::for_screen(1024, 600), TextSize::normal).size();
}

}  // namespace

TEST_CASE("every sample is in order in both directions, sizes, all themes and panels",
          "[ui][lint]") {
    const auto language = GENERATE(Language::fr, Language::ar);
    const auto text = GENERATE(TextSize::normal, TextSize::grand);
    const auto theme = GENERATE(ThemeName::jour, ThemeName::nuit, ThemeName::noir_sur_blanc,
                                ThemeName::blanc_sur_noir);
    for (const auto& panel : kPanels) {
        CAPTURE(language, text, theme, panel.width);
        CHECK(faults(panel, {language, text, theme}) == std::vector<std::string>{});
    }
}

TEST_CASE("switches reach every target of every sample", "[ui][lint][focus]") {
    ui::Stage stage{engine(), ui::Metrics::for_screen(1024, 600), {true, chequered}};
    for (const auto& screen : samples::all({})) {
        CAPTURE(screen.id);
        stage.frame(screen, {}, 0);
        std::vector<std::string> expected;
        for (const auto& node : stage.tree().nodes) {
            if (node.actionable && node.enabled) expected.push_back(node.id);
        }
        std::vector<std::string> reached;
        ui::Gesture next;
        next.move = ui::FocusMove::next;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            stage.frame(screen, next, 0);
            for (const auto& node : stage.tree().nodes) {
                if (node.focused) reached.push_back(node.id);
            }
        }
        std::sort(expected.begin(), expected.end());
        std::sort(reached.begin(), reached.end());
        CHECK(reached == expected);
    }
}

TEST_CASE("the lint finds what is wrong", "[ui][lint]") {
    const view::Rect good{100, 100, 80, 80};
    CHECK(faults_of({target("a", good)}) == 0);
    CHECK(faults_of({}) == 1);
    CHECK(faults_of({target("a", {100, 100, 80, 50})}) == 1);
    CHECK(faults_of({target("a", {980, 100, 80, 80})}) == 1);
    CHECK(faults_of({target("a", good), target("b", {185, 100, 80, 80})}) == 1);
    CHECK(faults_of({target("a", good), target("b", {150, 100, 80, 80})}) == 1);
    CHECK(faults_of({target("a", good), target("a", {300, 100, 80, 80})}) == 1);
    auto node = target("a", good);
    SECTION("a text that does not fit") {
        node.clipped = true;
    }
    SECTION("an element without a word") {
        node.label.clear();
    }
    SECTION("capitals of 4 mm on a button") {
        node.text_height_mm = 4;
    }
    CHECK(faults_of({node}) == 1);
}
