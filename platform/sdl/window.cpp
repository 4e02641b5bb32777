#include "platform/sdl/window.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <thread>

namespace platform {
namespace {

constexpr float kMmPerInch = 25.4F;

Error sdl_error(const std::string& what) {
    return fail(ErrorCode::unavailable, what + ": " + SDL_GetError());
}

/// What has to be said before SDL's video starts.
void set_hints() {
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
}

bool is_xrgb(const SDL_PixelFormat& format) {
    return format.BytesPerPixel == 4 && format.Rmask == 0xFF0000U && format.Gmask == 0xFF00U &&
           format.Bmask == 0xFFU;
}

bool copy(const WindowPicture& picture, const SDL_Rect& rect, SDL_Surface& surface) {
    const auto* from =
        picture.pixels + static_cast<std::ptrdiff_t>(rect.y) * picture.width + rect.x;
    auto* to = static_cast<std::uint8_t*>(surface.pixels) +
               static_cast<std::ptrdiff_t>(rect.y) * surface.pitch +
               static_cast<std::ptrdiff_t>(rect.x) * surface.format->BytesPerPixel;
    if (!is_xrgb(*surface.format)) {
        return SDL_ConvertPixels(rect.w, rect.h, SDL_PIXELFORMAT_RGB888, from, picture.width * 4,
                                 surface.format->format, to, surface.pitch) == 0;
    }
    for (int y = 0; y < rect.h; ++y, from += picture.width, to += surface.pitch) {
        std::memcpy(to, from, static_cast<std::size_t>(rect.w) * 4);
    }
    return true;
}

std::vector<SDL_Rect> inside(const std::vector<WindowRect>& rects, int width, int height) {
    const SDL_Rect limits{0, 0, width, height};
    std::vector<SDL_Rect> kept;
    for (const auto& rect : rects) {
        const SDL_Rect asked{rect.x, rect.y, rect.width, rect.height};
        SDL_Rect part;
        if (SDL_IntersectRect(&asked, &limits, &part) == SDL_TRUE) kept.push_back(part);
    }
    return kept;
}

}  // namespace

void Window::Close::operator()(SDL_Window* window) const {
    SDL_DestroyWindow(window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

Result<std::unique_ptr<Window>> Window::open(const Options& options) {
    set_hints();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return sdl_error("no screen");
    const Uint32 flags = options.full_screen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0;
    auto* window = SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED,
                                    SDL_WINDOWPOS_CENTERED, options.width, options.height, flags);
    if (window == nullptr) {
        auto error = sdl_error("no window");
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        return error;
    }
    SDL_ShowCursor(options.hide_cursor ? SDL_DISABLE : SDL_ENABLE);
    SDL_StartTextInput();
    return std::unique_ptr<Window>{new Window{window, options}};
}

Window::Window(SDL_Window* window, const Options& options)
    : window_(window), reader_(options.width, options.height, options.calibration) {
    SDL_GetWindowSize(window, &width_, &height_);
    reader_.resize(width_, height_);
}

Window::~Window() = default;

std::optional<float> Window::px_per_mm() const {
    float dpi = 0;
    if (SDL_GetDisplayDPI(SDL_GetWindowDisplayIndex(window_.get()), nullptr, &dpi, nullptr) != 0) {
        return {};
    }
    // 96 is what a system answers when it does not know; the rest is outside any panel we may meet.
    constexpr float kUnknown = 96.0F;
    if (dpi < 70.0F || dpi > 400.0F || std::abs(dpi - kUnknown) < 0.5F) return {};
    return dpi / kMmPerInch;
}

Status Window::present(const WindowPicture& picture, const std::vector<WindowRect>& rects) {
    if (rects.empty()) return Done{};
    auto* const surface = SDL_GetWindowSurface(window_.get());
    if (surface == nullptr) return sdl_error("la fenêtre n'a pas de surface");
    const auto parts =
        inside(rects, std::min(picture.width, surface->w), std::min(picture.height, surface->h));
    if (parts.empty()) return Done{};

    if (SDL_MUSTLOCK(surface) && SDL_LockSurface(surface) != 0) return sdl_error("locked surface");
    const bool copied = std::all_of(parts.begin(), parts.end(), [&](const SDL_Rect& part) {
        return copy(picture, part, *surface);
    });
    if (SDL_MUSTLOCK(surface)) SDL_UnlockSurface(surface);
    if (!copied) return sdl_error("points d'une forme inconnue");

    const int shown =
        SDL_UpdateWindowSurfaceRects(window_.get(), parts.data(), static_cast<int>(parts.size()));
    if (shown != 0) return sdl_error("l'image ne s'affiche pas");
    return Done{};
}

std::vector<ui::InputEvent> Window::poll() {
    std::vector<ui::InputEvent> events;
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0) {
        auto read = reader_.read(event);
        if (!read) continue;
        if (const auto* redraw = std::get_if<ui::Redraw>(&*read)) {
            width_ = redraw->width;
            height_ = redraw->height;
        }
        events.push_back(*std::move(read));
    }
    return events;
}

std::vector<ui::InputEvent> Window::wait(std::chrono::milliseconds timeout,
                                         std::chrono::milliseconds step) {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + timeout;
    while (true) {
        auto events = poll();
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
        if (!events.empty() || left.count() <= 0) return events;
        std::this_thread::sleep_for(std::min(step, left));
    }
}

}  // namespace platform
