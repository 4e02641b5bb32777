#pragma once

// Reads a screen's values as a person goes through them: everything that can be tapped, everything
// that can be read.

#include "kiosk/view/screen.h"

#include <string>
#include <vector>

namespace test {

/// Every action of the screen; those of the dialog alone when there is one, as it covers the rest.
std::vector<view::Action> actions_of(const view::Screen& screen);

/// Every text shown or spoken, the dialog included.
std::vector<std::string> texts_of(const view::Screen& screen);

}  // namespace test
