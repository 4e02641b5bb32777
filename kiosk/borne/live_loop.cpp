#include "kiosk/borne/live_loop.h"

#include "kiosk/borne/display.h"
#include "kiosk/borne/technical_screen.h"
#include "platform/sdl/window.h"

#include <algorithm>

namespace borne {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kTurn{250};
constexpr milliseconds kTurnInSession{100};
constexpr milliseconds kFrame{16};
constexpr milliseconds kGreetingFrame{40};  ///< nobody waits for it: fewer frames, a cooler board
constexpr milliseconds kLookInSession{20};
constexpr milliseconds kLookOnAttract{100};

std::vector<platform::WindowRect> to_window(const std::vector<platform::PixelRect>& rects) {
    std::vector<platform::WindowRect> converted;
    converted.reserve(rects.size());
    for (const auto& rect : rects) {
        converted.push_back({rect.x, rect.y, rect.width, rect.height});
    }
    return converted;
}

Status present(platform::Window& window, const platform::Framebuffer& picture,
               const std::vector<platform::PixelRect>& rects) {
    return window.present({picture.pixels.data(), picture.width, picture.height}, to_window(rects));
}

bool has_quit(const std::vector<ui::InputEvent>& events) {
    for (const auto& event : events) {
        if (std::holds_alternative<ui::Quit>(event)) return true;
    }
    return false;
}

/// One turn of the loop's waiting: frames follow each other only while something moves.
milliseconds turn_of(const Application& application, const Display& display) {
    if (!application.session_is_open()) return display.animating() ? kGreetingFrame : kTurn;
    return display.animating() ? kFrame : kTurnInSession;
}

Status run(platform::Window& window, World& world, Application& application, Display& display) {
    const auto now_ms = [&] { return static_cast<double>(world.clock().read().mono.count()); };
    if (auto shown = present(window, display.picture(), display.draw(application, now_ms()));
        !shown) {
        return shown;
    }
    while (true) {
        const auto look = std::min(turn_of(application, display),
                                   application.session_is_open() ? kLookInSession : kLookOnAttract);
        const auto events = window.wait(turn_of(application, display), look);
        if (has_quit(events)) return Done{};
        for (const auto& event : events) display.take(event, application, now_ms());
        world.tick();
        if (world.synchronisation().status().condemned) return Done{};
        application.tick();
        world.renew_content(application);
        if (events.empty() && !application.changed() && !display.animating()) continue;
        const auto rects = display.draw(application, now_ms());
        if (auto shown = present(window, display.picture(), rects); !shown) return shown;
    }
}

Status show_technical_screen(platform::Window& window,
                             TechnicalCause cause = TechnicalCause::panne) {
    const auto picture = draw_technical_screen(window.width(), window.height(), cause);
    while (true) {
        if (auto shown = present(window, picture, {picture.area()}); !shown) return shown;
        if (has_quit(window.wait(std::chrono::seconds{1}, kLookOnAttract))) return Done{};
    }
}

Result<std::unique_ptr<platform::Window>> open_window(const Options& options) {
    const auto& c = options.calibration;
    return platform::Window::open({"Perron",
                                   options.width,
                                   options.height,
                                   options.full_screen,
                                   options.full_screen && !options.show_cursor,
                                   {c[0], c[1], c[2], c[3], c[4], c[5]}});
}

}  // namespace

Status run_out_of_service(const Options& options) {
    auto window = open_window(options);
    if (!window) return window.error();
    return show_technical_screen(**window, TechnicalCause::hors_service);
}

Status run_live(const Options& options, World& world) {
    auto window = open_window(options);
    if (!window) return window.error();
    auto sized = options;
    sized.width = (*window)->width();
    sized.height = (*window)->height();
    if (sized.px_per_mm == 0 && options.full_screen) {
        sized.px_per_mm = (*window)->px_per_mm().value_or(0);
    }
    auto display = Display::open(sized, false);
    if (!display) {
        world.log("police_absente", display.error().detail);
        return show_technical_screen(**window);
    }
    Application application{world.services(), world.device()};
    application.use(world.shown_content());
    application.on_wipe([&] { (*display)->forget(); });
    const auto ended = run(**window, world, application, **display);
    application.stop();
    world.stop();
    return ended;
}

}  // namespace borne
