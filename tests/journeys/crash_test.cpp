// Visits with the network cut and the program stopped dead at any line, then restarts and
// reconnection: every ticket number shown is at the centre exactly once, and the centre holds what
// the device's log holds, no more, no less.

#include "tests/journeys/fleet.h"
#include "tests/journeys/shown_numbers.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <iostream>
#include <random>
#include <set>

namespace {

constexpr int kCrashed = 86;

const std::vector<std::string> kVisit{
    "tap accueil.commencer",
    "tap langue.fr",
    "tap besoin.logement",
    "tap besoins.continuer",
    "tap actions.trouver",
    "tap retour",
    "tap actions.ticket",
    "tree",
    "tap aide",
    "advance 1000",
    "tap terminer",
    "sync",
};

/// Two visits, with a crash after one of their lines, or none.
std::string scenario_with_crash(std::mt19937& random) {
    std::string text;
    const auto crash_at = random() % (3 * kVisit.size());
    std::size_t at = 0;
    for (int visit = 0; visit < 2; ++visit) {
        for (const auto& line : kVisit) {
            text += line + "\n";
            if (at++ == crash_at) text += "crash\n";
        }
    }
    return text;
}

/// What a run of visits left behind.
struct Tally {
    std::vector<std::string> shown;
    int crashes = 0;
    int cut = 0;
};

Tally play_visits(journeys::Fleet& fleet, std::mt19937& random) {
    Tally tally;
    for (int run = 0; run < 8; ++run) {
        const bool connected = random() % 3 != 0;
        tally.cut += connected ? 0 : 1;
        const auto ended = fleet.visit(scenario_with_crash(random), connected);
        CAPTURE(ended.out, ended.err);
        REQUIRE((ended.status == 0 || ended.status == kCrashed));
        tally.crashes += ended.status == kCrashed ? 1 : 0;
        for (const auto& number : journeys::numbers_shown(ended.out)) tally.shown.push_back(number);
        if (random() % 4 == 0) fleet.restart_centre();
    }
    return tally;
}

/// The visits of one seed, and what the centre has of them.
Tally hold(unsigned seed) {
    CAPTURE(seed);
    std::mt19937 random{seed};
    journeys::Fleet fleet;
    const auto tally = play_visits(fleet, random);
    REQUIRE(fleet.visit("sync\n").status == 0);

    const auto counted = fleet.tickets_of_centre();
    CHECK(counted == fleet.tickets_of_device());
    CHECK(fleet.events_of_centre() == fleet.events_of_device());

    const std::set<std::string> once(counted.begin(), counted.end());
    CHECK(once.size() == counted.size());
    CHECK(std::set<std::string>(tally.shown.begin(), tally.shown.end()).size() ==
          tally.shown.size());
    for (const auto& number : tally.shown) {
        CAPTURE(number);
        CHECK(once.count(number) == 1);
    }

    std::string never_shown;
    for (const auto& number : counted) {
        const bool shown =
            std::find(tally.shown.begin(), tally.shown.end(), number) != tally.shown.end();
        if (!shown) never_shown += " " + number;
    }
    std::cout << "graine " << seed << " : " << tally.shown.size() << " numéros montrés, "
              << tally.crashes << " arrêts nets, " << tally.cut
              << " passages sans réseau ; comptés sans avoir été montrés :"
              << (never_shown.empty() ? " aucun" : never_shown) << "\n";
    CHECK(counted.size() - tally.shown.size() <= static_cast<std::size_t>(tally.crashes));
    return tally;
}

}  // namespace

TEST_CASE("every number shown is counted once, whatever is cut or crashes",
          "[journeys][coupures]") {
    const int seeds = journeys::length_from("PERRON_GRAINES", 3);
    int crashes = 0;
    int cut = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        const auto tally = hold(static_cast<unsigned>(seed));
        crashes += tally.crashes;
        cut += tally.cut;
    }
    CHECK(crashes > 0);
    CHECK(cut > 0);
}

TEST_CASE("a visit without network is counted when the network comes back", "[journeys]") {
    const journeys::Fleet fleet;
    const auto alone = fleet.visit(
        "tap accueil.commencer\ntap langue.fr\ntap besoin.sante\ntap besoins.continuer\n"
        "tap actions.ticket\nexpect numero\nsync\n",
        false);
    CAPTURE(alone.err);
    REQUIRE(alone.status == 0);
    CHECK(fleet.events_of_centre() == 0);
    REQUIRE(fleet.visit("sync\n").status == 0);
    CHECK(fleet.tickets_of_centre() == std::vector<std::string>{"B1"});
    CHECK_THAT(fleet.indicators(), test::contains("mds-macon"));
}
