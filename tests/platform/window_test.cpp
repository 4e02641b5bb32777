#include "platform/sdl/window.h"

#include "tests/support/catch.h"

#include <cstdlib>

using namespace std::chrono_literals;
using platform::InputReader;
using platform::Window;

namespace {

constexpr platform::Calibration kNone{};

SDL_Event finger(Uint32 type, SDL_FingerID id, float x, float y) {
    SDL_Event event{};
    event.type = type;
    event.tfinger.fingerId = id;
    event.tfinger.x = x;
    event.tfinger.y = y;
    return event;
}

SDL_Event button(Uint32 type, int x, int y, Uint32 mouse = 0) {
    SDL_Event event{};
    event.type = type;
    event.button.which = mouse;
    event.button.button = SDL_BUTTON_LEFT;
    event.button.x = x;
    event.button.y = y;
    return event;
}

SDL_Event key(SDL_Keycode code, Uint16 modifier = KMOD_NONE) {
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    event.key.keysym.sym = code;
    event.key.keysym.mod = modifier;
    return event;
}

/// A window without a screen, as on a server.
Result<std::unique_ptr<Window>> open_on(const char* driver) {
    setenv("SDL_VIDEODRIVER", driver, 1);
    return Window::open({"Perron", 320, 200});
}

template <class Event>
Event only(const std::optional<ui::InputEvent>& read) {
    REQUIRE(read);
    REQUIRE(std::holds_alternative<Event>(*read));
    return std::get<Event>(*read);
}

}  // namespace

TEST_CASE("a finger is followed from its touch to its lifting", "[platform][sdl]") {
    InputReader reader{1024, 600, kNone};
    const auto down = only<ui::PointerDown>(reader.read(finger(SDL_FINGERDOWN, 7, 0.5F, 0.25F)));
    CHECK(down.x == 512);
    CHECK(down.y == 150);
    const auto move = only<ui::PointerMove>(reader.read(finger(SDL_FINGERMOTION, 7, 0.75F, 0.5F)));
    CHECK(move.x == 768);
    const auto up = only<ui::PointerUp>(reader.read(finger(SDL_FINGERUP, 7, 1.0F, 1.0F)));
    CHECK(up.x == 1024);
    CHECK(up.y == 600);
}

TEST_CASE("while one finger is down the others tap nothing", "[platform][sdl]") {
    InputReader reader{1024, 600, kNone};
    only<ui::PointerDown>(reader.read(finger(SDL_FINGERDOWN, 1, 0.1F, 0.1F)));
    CHECK_FALSE(reader.read(finger(SDL_FINGERDOWN, 2, 0.9F, 0.9F)));
    CHECK_FALSE(reader.read(finger(SDL_FINGERMOTION, 2, 0.8F, 0.9F)));
    CHECK_FALSE(reader.read(finger(SDL_FINGERUP, 2, 0.9F, 0.9F)));
    only<ui::PointerUp>(reader.read(finger(SDL_FINGERUP, 1, 0.1F, 0.1F)));
    only<ui::PointerDown>(reader.read(finger(SDL_FINGERDOWN, 2, 0.9F, 0.9F)));
}

TEST_CASE("the calibration moves fingers and not the mouse", "[platform][sdl]") {
    // A panel mounted upside down, 10 px too far to the right.
    InputReader reader{1000, 600, {-1, 0, 990, 0, -1, 600}};
    const auto down = only<ui::PointerDown>(reader.read(finger(SDL_FINGERDOWN, 1, 0.25F, 0.5F)));
    CHECK(down.x == 740);
    CHECK(down.y == 300);
    const auto mouse = only<ui::PointerDown>(reader.read(button(SDL_MOUSEBUTTONDOWN, 30, 40)));
    CHECK(mouse.x == 30);
    CHECK(mouse.y == 40);
}

TEST_CASE("a mouse button is a finger, a mouse made of a finger is not", "[platform][sdl]") {
    InputReader reader{1024, 600, kNone};
    SDL_Event hover{};
    hover.type = SDL_MOUSEMOTION;
    hover.motion.x = 5;
    CHECK_FALSE(reader.read(hover));
    only<ui::PointerDown>(reader.read(button(SDL_MOUSEBUTTONDOWN, 1, 2)));
    CHECK(only<ui::PointerMove>(reader.read(hover)).x == 5);
    only<ui::PointerUp>(reader.read(button(SDL_MOUSEBUTTONUP, 1, 2)));
    CHECK_FALSE(reader.read(button(SDL_MOUSEBUTTONDOWN, 1, 2, SDL_TOUCH_MOUSEID)));
}

TEST_CASE("keys are steps of focus, and the rest is typed text", "[platform][sdl]") {
    const auto [code, modifier, expected] = GENERATE(table<int, int, ui::Key>({
        {SDLK_TAB, KMOD_NONE, ui::Key::next},
        {SDLK_TAB, KMOD_LSHIFT, ui::Key::previous},
        {SDLK_DOWN, KMOD_NONE, ui::Key::next},
        {SDLK_LEFT, KMOD_NONE, ui::Key::previous},
        {SDLK_RETURN, KMOD_NONE, ui::Key::activate},
        {SDLK_KP_ENTER, KMOD_NONE, ui::Key::activate},
        {SDLK_ESCAPE, KMOD_NONE, ui::Key::back},
        {SDLK_BACKSPACE, KMOD_NONE, ui::Key::erase},
    }));
    InputReader reader{1024, 600, kNone};
    CHECK(only<ui::KeyPressed>(reader.read(key(code, static_cast<Uint16>(modifier)))).key ==
          expected);
    CHECK_FALSE(reader.read(key(SDLK_a)));

    SDL_Event typed{};
    typed.type = SDL_TEXTINPUT;
    SDL_strlcpy(typed.text.text, "é", sizeof typed.text.text);
    CHECK(only<ui::TextTyped>(reader.read(typed)).utf8 == "é");
}

TEST_CASE("without a screen the window says why it cannot open", "[platform][sdl]") {
    const auto window = open_on("no-such-screen");
    REQUIRE_FALSE(window);
    CHECK(window.error().code == ErrorCode::unavailable);
    CHECK_THAT(window.error().detail, test::contains("no screen"));
}

TEST_CASE("a window shows pictures and hands over what happened", "[platform][sdl]") {
    const auto opened = open_on("dummy");
    REQUIRE(opened);
    auto& window = **opened;
    CHECK(window.width() == 320);
    window.wait(0ms, 1ms);

    const std::vector<std::uint32_t> pixels(320 * 200, 0xFF123456U);
    const platform::WindowPicture picture{pixels.data(), 320, 200};
    CHECK(window.present(picture, {}));
    CHECK(window.present(picture, {{10, 10, 50, 20}, {300, 190, 100, 100}}));
    CHECK(window.present(picture, {{-50, -50, 10, 10}}));

    CHECK(window.wait(5ms, 1ms).empty());
    auto down = button(SDL_MOUSEBUTTONDOWN, 12, 34);
    auto quit = SDL_Event{};
    quit.type = SDL_QUIT;
    SDL_PushEvent(&down);
    SDL_PushEvent(&quit);
    const auto events = window.wait(1000ms, 20ms);
    REQUIRE(events.size() == 2);
    CHECK(std::get<ui::PointerDown>(events[0]).y == 34);
    CHECK(std::holds_alternative<ui::Quit>(events[1]));
}

TEST_CASE("a window that changes size asks to be drawn again", "[platform][sdl]") {
    InputReader reader{1024, 600, kNone};
    SDL_Event event{};
    event.type = SDL_WINDOWEVENT;
    event.window.event = SDL_WINDOWEVENT_SIZE_CHANGED;
    event.window.data1 = 1280;
    event.window.data2 = 800;
    const auto redraw = only<ui::Redraw>(reader.read(event));
    CHECK(redraw.width == 1280);
    CHECK(redraw.height == 800);
    CHECK(only<ui::PointerDown>(reader.read(finger(SDL_FINGERDOWN, 1, 0.5F, 0.5F))).x == 640);
}
