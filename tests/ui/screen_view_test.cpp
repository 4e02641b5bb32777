#include "kiosk/ui/stage.h"
#include "tests/fakes/fake_text.h"
#include "tests/support/catch.h"

using ui::FocusMove;

namespace {

view::Action action(const std::string& id, view::Intent intent) {
    view::Action made;
    made.id = id;
    made.label = id;
    made.intent = std::move(intent);
    return made;
}

/// Two needs and the bars: enough to touch.
view::Screen two_needs() {
    view::Screen screen;
    screen.id = "besoins";
    screen.language = "fr";
    screen.top.emplace();
    screen.top->title = "Vos besoins";
    screen.top->back = action("retour", app::Back{});
    screen.bottom.emplace();
    screen.bottom->urgent = action("urgent", app::ShowUrgent{});
    screen.bottom->help = action("parler", app::ShowHelp{});
    screen.bottom->leave = action("recommencer", app::Restart{});
    view::Tiles tiles;
    tiles.question = "Que faire ?";
    tiles.tiles.resize(2);
    tiles.tiles[0].action = action("besoin.logement", app::ToggleNeed{"logement"});
    tiles.tiles[1].action = action("besoin.argent", app::ToggleNeed{"argent"});
    tiles.primary = action("continuer", app::Continue{});
    tiles.primary->enabled = false;
    screen.body = tiles;
    return screen;
}

view::Dialog idle_warning() {
    view::Dialog dialog;
    dialog.title = "Vous êtes toujours là ?";
    dialog.safe = action("inactivite.continuer", app::StillHere{});
    dialog.other = action("inactivite.effacer", app::Restart{});
    return dialog;
}

/// A finger and a screen, found by ids.
struct Hand {
    FakeText text;
    ui::Stage stage{text, ui::Metrics::for_screen(1024, 600)};
    view::Screen screen = two_needs();
    double now_ms = 0;

    view::Intent frame(const ui::Gesture& gesture = {}) {
        return stage.frame(screen, gesture, now_ms += 16);
    }
    ui::Gesture at(const std::string& id, bool down) {
        const auto* node = stage.tree().find(id);
        REQUIRE(node != nullptr);
        return {node->rect.x + node->rect.width / 2, node->rect.y + node->rect.height / 2, down};
    }
    view::Intent slide(const std::string& from, const std::string& to) {
        frame();
        frame(at(from, true));
        return frame(at(to, false));
    }
    view::Intent move(FocusMove move) {
        ui::Gesture gesture;
        gesture.move = move;
        return frame(gesture);
    }
    std::string focused() {
        for (const auto& node : stage.tree().nodes) {
            if (node.focused) return node.id;
        }
        return {};
    }
};

template <class T>
bool is(const view::Intent& intent) {
    return std::holds_alternative<T>(intent);
}

}  // namespace

TEST_CASE("a tap gives the intent of what was touched", "[ui][pointer]") {
    Hand hand;
    const auto intent = hand.slide("besoin.argent", "besoin.argent");
    REQUIRE(is<app::ToggleNeed>(intent));
    CHECK(std::get<app::ToggleNeed>(intent).besoin == "argent");
    CHECK(is<std::monostate>(hand.frame()));
}

TEST_CASE("a finger that slides off does nothing", "[ui][pointer]") {
    Hand hand;
    CHECK(is<std::monostate>(hand.slide("besoin.argent", "besoin.logement")));
    SECTION("even when it comes back") {
        hand.frame(hand.at("besoin.argent", true));
        hand.frame(hand.at("besoin.logement", true));
        hand.frame(hand.at("besoin.argent", true));
        CHECK(is<std::monostate>(hand.frame(hand.at("besoin.argent", false))));
    }
}

TEST_CASE("what is unavailable is not touched", "[ui][pointer]") {
    Hand hand;
    CHECK(is<std::monostate>(hand.slide("continuer", "continuer")));
}

TEST_CASE("a dialog leaves nothing else within reach", "[ui][dialog]") {
    Hand hand;
    hand.frame();
    const auto behind = hand.at("besoin.argent", true);
    hand.screen.dialog = idle_warning();
    hand.frame();
    CHECK(hand.stage.tree().find("besoin.argent") == nullptr);
    hand.frame(behind);
    auto lifted = behind;
    lifted.down = false;
    CHECK_FALSE(is<app::ToggleNeed>(hand.frame(lifted)));
    CHECK(is<app::StillHere>(hand.slide("inactivite.continuer", "inactivite.continuer")));
}

TEST_CASE("switches reach every element in reading order, and activate it", "[ui][focus]") {
    Hand hand;
    hand.frame();
    std::vector<std::string> reached;
    for (int i = 0; i < 6; ++i) {
        hand.move(FocusMove::next);
        reached.push_back(hand.focused());
    }
    CHECK(reached == std::vector<std::string>{"retour", "besoin.logement", "besoin.argent",
                                              "urgent", "parler", "recommencer"});
    hand.move(FocusMove::next);
    CHECK(hand.focused() == "retour");
    hand.move(FocusMove::previous);
    CHECK(is<app::Restart>(hand.move(FocusMove::activate)));
    CHECK(is<app::Back>(hand.move(FocusMove::back)));
}

TEST_CASE("in Arabic the screen is mirrored, its order is not", "[ui][rtl]") {
    Hand hand;
    hand.frame();
    const auto latin = *hand.stage.tree().find("besoin.logement");
    hand.screen.rtl = true;
    hand.frame();
    const auto arabic = *hand.stage.tree().find("besoin.logement");
    CHECK(arabic.rect.x == 1024 - latin.rect.x - latin.rect.width);
    CHECK(arabic.rect.y == latin.rect.y);
    hand.move(FocusMove::next);
    CHECK(hand.focused() == "retour");
}

TEST_CASE("motion ends by itself, and there is none when it is reduced", "[ui][motion]") {
    FakeText text;
    const auto metrics = ui::Metrics::for_screen(1024, 600);
    const bool reduced = GENERATE(true, false);
    ui::Stage stage{text, metrics, {reduced, {}}};
    auto screen = two_needs();
    stage.frame(screen, {}, 0);
    CHECK_FALSE(stage.animating());
    std::get<view::Tiles>(screen.body).tiles[0].action.chosen = true;
    stage.frame(screen, {}, 1000);
    CHECK(stage.animating() == !reduced);
    stage.frame(screen, {}, 2000);
    CHECK_FALSE(stage.animating());
}
