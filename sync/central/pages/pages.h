#pragma once

// The centre's two pages and its error page: pure functions from values to HTML, in French, with
// the colours and the face of the kiosk. They hold together without any script; the one of the desk
// only spares the agent from reloading.

#include "sync/central/indicators.h"
#include "sync/central/set_aside.h"
#include "sync/central/values.h"

#include <string>
#include <vector>

namespace central {

struct HomeView {
    std::string tenant;
    IndicatorTable table;  ///< its computed_ms is the hour of the page
    std::vector<Mds> mds;
    std::vector<Borne> bornes;
    std::vector<CounterTotal> counters;
    std::vector<SetAsideCount> set_aside;
    std::int64_t salvaged = 0;  ///< rows read in damaged logs
};

struct DeskView {
    std::string mds;
    std::string nom;
    std::string secret;
    std::int64_t now_ms = 0;
    Desk desk;
};

std::string home_page(const HomeView& view);
std::string desk_page(const DeskView& view);

/// The part of the desk page that changes, alone.
std::string desk_fragment(const DeskView& view);

std::string error_page(const std::string& title, const std::string& sentence);

}  // namespace central
