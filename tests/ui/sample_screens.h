#pragma once

// One screen of each kind with sentences as long as real ones, in French and in Arabic. Names and
// addresses are made up.

#include "kiosk/view/screen.h"

#include <string>
#include <vector>

namespace samples {

enum class Language { fr, ar };

struct Options {
    Language language = Language::fr;
    view::TextSize text = view::TextSize::normal;
    view::ThemeName theme = view::ThemeName::jour;
};

/// Every sample; `id` names its picture.
std::vector<view::Screen> all(const Options& options);

}  // namespace samples
