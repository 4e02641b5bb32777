#pragma once

// A visit whose screens can be looked at.

#include "kiosk/view/build_screen.h"
#include "tests/support/real_textes.h"
#include "tests/support/screen_reading.h"
#include "tests/support/visit_driver.h"

#include <algorithm>

namespace test {

struct Visit : VisitDriver {
    std::shared_ptr<const content::Textes> textes =
        std::make_shared<content::Textes>(real_textes());

    Visit& arrive() {
        VisitDriver::arrive();
        return *this;
    }
    Visit& need(const std::vector<std::string>& besoins) {
        VisitDriver::need(besoins);
        return *this;
    }
    Visit& tap(const app::Intent& intent) {
        VisitDriver::tap(intent);
        return *this;
    }

    view::Screen look() const { return view::build_screen(session, {*textes, context}); }

    template <class Body>
    Body body() const {
        const auto screen = look();
        REQUIRE(std::holds_alternative<Body>(screen.body));
        return std::get<Body>(screen.body);
    }

    /// Taps what is on the screen, as a finger does.
    Visit& touch(const std::string& id) {
        const auto actions = actions_of(look());
        const auto found = std::find_if(actions.begin(), actions.end(),
                                        [&](const auto& action) { return action.id == id; });
        CAPTURE(id);
        REQUIRE(found != actions.end());
        REQUIRE(found->enabled);
        tap(found->intent);
        return *this;
    }

    bool shows(const std::string& id) const {
        const auto actions = actions_of(look());
        return std::any_of(actions.begin(), actions.end(),
                           [&](const auto& action) { return action.id == id; });
    }

    /// What is written on it; empty when it is not on the screen.
    std::string label_of(const std::string& id) const {
        for (const auto& action : actions_of(look())) {
            if (action.id == id) return action.label;
        }
        return "";
    }
};

}  // namespace test
