#include "platform/sdl/input_reader.h"

namespace platform {
namespace {

using Input = std::optional<ui::InputEvent>;

Input read_key(const SDL_KeyboardEvent& key) {
    const bool shifted = (key.keysym.mod & KMOD_SHIFT) != 0;
    switch (key.keysym.sym) {
        case SDLK_TAB:
            return ui::KeyPressed{shifted ? ui::Key::previous : ui::Key::next};
        case SDLK_RIGHT:
        case SDLK_DOWN:
            return ui::KeyPressed{ui::Key::next};
        case SDLK_LEFT:
        case SDLK_UP:
            return ui::KeyPressed{ui::Key::previous};
        case SDLK_RETURN:
        case SDLK_KP_ENTER:
            return ui::KeyPressed{ui::Key::activate};
        case SDLK_ESCAPE:
            return ui::KeyPressed{ui::Key::back};
        case SDLK_BACKSPACE:
            return ui::KeyPressed{ui::Key::erase};
        default:
            return {};
    }
}

bool is_imagined(Uint32 mouse) {
    return mouse == SDL_TOUCH_MOUSEID;
}

}  // namespace

void InputReader::resize(int width_px, int height_px) {
    width_ = width_px;
    height_ = height_px;
}

Input InputReader::read(const SDL_Event& event) {
    switch (event.type) {
        case SDL_FINGERDOWN:
        case SDL_FINGERMOTION:
        case SDL_FINGERUP:
            return read_finger(event.tfinger);
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            return read_button(event.button);
        case SDL_MOUSEMOTION:
            return read_motion(event.motion);
        case SDL_KEYDOWN:
            return read_key(event.key);
        case SDL_TEXTINPUT:
            return ui::TextTyped{event.text.text};
        case SDL_WINDOWEVENT:
            return read_window(event.window);
        case SDL_QUIT:
            return ui::Quit{};
        default:
            return {};
    }
}

Input InputReader::read_finger(const SDL_TouchFingerEvent& finger) {
    const bool is_down = finger.type == SDL_FINGERDOWN;
    if (is_down && !finger_) finger_ = finger.fingerId;
    if (finger_ != finger.fingerId) return {};

    const float px = finger.x * static_cast<float>(width_);
    const float py = finger.y * static_cast<float>(height_);
    const float x = calibration_.x(px, py);
    const float y = calibration_.y(px, py);
    if (is_down) return ui::PointerDown{x, y};
    if (finger.type == SDL_FINGERMOTION) return ui::PointerMove{x, y};
    finger_.reset();
    return ui::PointerUp{x, y};
}

Input InputReader::read_button(const SDL_MouseButtonEvent& button) {
    if (button.button != SDL_BUTTON_LEFT || is_imagined(button.which)) return {};
    const auto x = static_cast<float>(button.x);
    const auto y = static_cast<float>(button.y);
    button_down_ = button.type == SDL_MOUSEBUTTONDOWN;
    if (button_down_) return ui::PointerDown{x, y};
    return ui::PointerUp{x, y};
}

Input InputReader::read_motion(const SDL_MouseMotionEvent& motion) {
    if (!button_down_ || is_imagined(motion.which)) return {};
    return ui::PointerMove{static_cast<float>(motion.x), static_cast<float>(motion.y)};
}

Input InputReader::read_window(const SDL_WindowEvent& window) {
    switch (window.event) {
        case SDL_WINDOWEVENT_SIZE_CHANGED:
            resize(window.data1, window.data2);
            return ui::Redraw{width_, height_};
        case SDL_WINDOWEVENT_EXPOSED:
        case SDL_WINDOWEVENT_RESTORED:
            return ui::Redraw{width_, height_};
        case SDL_WINDOWEVENT_CLOSE:
            return ui::Quit{};
        default:
            return {};
    }
}

}  // namespace platform
