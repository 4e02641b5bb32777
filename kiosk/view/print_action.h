#pragma once

// The button that prints, and what became of the last press: on a fiche and on the results.

#include "kiosk/view/writer.h"

#include <string>

namespace view {

/// Its sentence before anything was asked, which is also its id, and the one after a failure.
struct PrintWords {
    std::string ask;
    std::string failed;
};

Action print_action(const Writer& writer, const PrintWords& words, const app::Intent& intent);

}  // namespace view
