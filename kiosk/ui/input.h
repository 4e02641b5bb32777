#pragma once

// What a person's hand does, whatever brings it: a touch panel, a mouse, a keyboard, switches, or
// the scenario of a test. The window and the scenarios make these events; the loop reads them.
// Positions are pixels of the screen, calibrated, origin at the top left.

#include <string>
#include <variant>

namespace ui {

struct PointerDown {
    float x = 0, y = 0;
};
struct PointerMove {
    float x = 0, y = 0;
};
/// The finger is lifted where it was last seen.
struct PointerUp {
    float x = 0, y = 0;
};

/// The steps of a keyboard or of switches.
enum class Key { next, previous, activate, back, erase };

struct KeyPressed {
    Key key = Key::next;
};

/// Characters typed on a keyboard. Never kept, never logged.
struct TextTyped {
    std::string utf8;
};

/// The picture of the window was lost or changed size: present all of it again.
struct Redraw {
    int width = 0, height = 0;
};

/// The system or the person at the desk asks the program to end.
struct Quit {};

using InputEvent =
    std::variant<PointerDown, PointerMove, PointerUp, KeyPressed, TextTyped, Redraw, Quit>;

}  // namespace ui
