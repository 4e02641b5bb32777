#pragma once

// The window on the screen: shows a picture made by the processor, and waits for hands. No GPU, no
// thread. One window a program.

#include "kiosk/base/result.h"
#include "platform/sdl/input_reader.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace platform {

/// Pixels of the window.
struct WindowRect {
    int x = 0, y = 0, width = 0, height = 0;
};

/// A picture to show: 0xFFRRGGBB, row after row.
struct WindowPicture {
    const std::uint32_t* pixels = nullptr;
    int width = 0, height = 0;
};

class Window {
  public:
    struct Options {
        std::string title;
        int width = 1024, height = 600;  ///< in full screen the screen's own size wins
        bool full_screen = false;
        bool hide_cursor = false;
        Calibration calibration = {};
    };

    /// Fails with unavailable when there is no screen to open a window on.
    static Result<std::unique_ptr<Window>> open(const Options& options);

    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    int width() const { return width_; }
    int height() const { return height_; }

    /// What the screen says of itself, when that can be true; many screens say nothing or lie, and
    /// then the size has to come from the settings.
    std::optional<float> px_per_mm() const;

    /// Shows these rects of the picture; what lies outside either is left out. No rects: nothing
    /// is done. Fails with unavailable when the screen is lost.
    Status present(const WindowPicture& picture, const std::vector<WindowRect>& rects);

    /// Sleeps until something happens or `timeout` has passed, looking every `step`: SDL's own
    /// wait looks every millisecond on screens it cannot block on, which costs six times more.
    /// Returns at once what already happened.
    std::vector<ui::InputEvent> wait(std::chrono::milliseconds timeout,
                                     std::chrono::milliseconds step);

  private:
    struct Close {
        void operator()(SDL_Window* window) const;
    };

    Window(SDL_Window* window, const Options& options);
    std::vector<ui::InputEvent> poll();

    std::unique_ptr<SDL_Window, Close> window_;
    int width_ = 0;
    int height_ = 0;
    InputReader reader_;
};

}  // namespace platform
