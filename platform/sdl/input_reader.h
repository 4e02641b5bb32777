#pragma once

// SDL's events as ours.
//
//  1. One finger at a time: the first one down is followed until it is lifted, the others are
//     ignored, so that a resting palm taps nothing.
//  2. The left button of a mouse is a finger; a mouse SDL imagines from a finger is not.
//  3. Every position goes through the calibration of the panel; a mouse needs none.

#include "kiosk/ui/input.h"
#include "platform/sdl/calibration.h"

#include <SDL.h>

#include <optional>

namespace platform {

class InputReader {
  public:
    InputReader(int width_px, int height_px, Calibration calibration)
        : width_(width_px), height_(height_px), calibration_(calibration) {}

    void resize(int width_px, int height_px);

    /// Nothing when the event means nothing to us.
    std::optional<ui::InputEvent> read(const SDL_Event& event);

  private:
    std::optional<ui::InputEvent> read_finger(const SDL_TouchFingerEvent& finger);
    std::optional<ui::InputEvent> read_button(const SDL_MouseButtonEvent& button);
    std::optional<ui::InputEvent> read_motion(const SDL_MouseMotionEvent& motion);
    std::optional<ui::InputEvent> read_window(const SDL_WindowEvent& window);

    int width_;
    int height_;
    Calibration calibration_;
    std::optional<SDL_FingerID> finger_;
    bool button_down_ = false;
};

}  // namespace platform
