#pragma once

// The two bars that never move, and the idle warning over any screen.

#include "kiosk/view/writer.h"

namespace view {

TopBar build_top_bar(const Writer& writer, const std::string& title);

BottomBar build_bottom_bar(const Writer& writer);

/// None while nobody is to be warned.
std::optional<Dialog> build_idle_warning(const Writer& writer);

}  // namespace view
