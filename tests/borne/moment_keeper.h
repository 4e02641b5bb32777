#pragma once

// What those who go through visits share: the moments kept so far, and how the pages of one are
// turned.

#include "kiosk/view/build_screen.h"
#include "tests/borne/every_moment.h"
#include "tests/support/screen_reading.h"

#include <algorithm>

namespace test {

class MomentKeeper {
  public:
    MomentKeeper(const Ground& ground, VisitDriver start)
        : ground_(ground), start_(std::move(start)) {}

    void keep(const VisitDriver& visit) { found.push_back({visit.session, visit.context}); }

    view::Screen look(const VisitDriver& visit) const {
        return view::build_screen(visit.session, {ground_.textes, visit.context});
    }

    /// The page shown, and those after it.
    void turn_pages(VisitDriver visit) {
        constexpr int kMostPages = 12;
        for (int page = 1; page < kMostPages; ++page) {
            keep(visit);
            const auto actions = actions_of(look(visit));
            const auto next = std::find_if(actions.begin(), actions.end(), [](const auto& action) {
                return action.id == "page.suivante" && action.enabled;
            });
            if (next == actions.end()) return;
            visit.tap(next->intent);
        }
    }

    const Ground& ground() const { return ground_; }
    const VisitDriver& start() const { return start_; }
    VisitDriver in_actions(const std::string& besoin) const {
        VisitDriver visit = start_;
        visit.need({besoin});
        return visit;
    }

    std::vector<Moment> found;

  private:
    const Ground& ground_;
    VisitDriver start_;  ///< on the attract screen
};

/// The rdv of every motif: a day with few hours, one with many, sold, moved, come for; asked of the
/// centre; asked for when there is no hour.
void meet_rdv(MomentKeeper& keeper);
/// "Quelle est ma MDS ?"
void meet_secteurs(MomentKeeper& keeper);
/// The screens of agents, whose words are all different.
void meet_agents(MomentKeeper& keeper);

}  // namespace test
