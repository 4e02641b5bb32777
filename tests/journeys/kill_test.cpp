// Real programs stopped dead with SIGKILL while visitors keep coming, the kiosk and the centre in
// turn, on both stores: nothing shown is lost, nothing is counted twice, and counting again from
// the events changes nothing. PERRON_ARRETS is how many of each (5 in the tests, 50 in the long
// proof).

#include "tests/journeys/fleet.h"
#include "tests/journeys/shown_numbers.h"
#include "tests/support/catch.h"
#include "tests/support/postgresql_cluster.h"

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <set>
#include <thread>

namespace {

constexpr int kVisits = 400;  ///< more than anybody lets end

/// Visitors one after the other, all of them with a ticket; one in three exchanges goes at once.
std::string endless_visits() {
    std::string text;
    for (int i = 0; i < kVisits; ++i) {
        text +=
            "tap accueil.commencer\ntap langue.fr\ntap besoin.logement\ntap besoins.continuer\n"
            "tap actions.ticket\ntree\n";
        if (i % 3 == 0) text += "tap aide\nadvance 1000\n";
        text += "tap terminer\nsync\n";
    }
    return text;
}

void wait(std::mt19937& random, unsigned least_ms, unsigned most_ms) {
    const auto ms = least_ms + random() % (most_ms - least_ms);
    std::this_thread::sleep_for(std::chrono::milliseconds{ms});
}

std::string read_whole(const std::string& path) {
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

void kill_in_turn(journeys::Fleet& fleet, int kills, const test::TemporaryFolder& folder) {
    const auto scenario = folder.file("visites");
    std::ofstream{scenario} << endless_visits();
    std::mt19937 random{static_cast<unsigned>(kills)};
    for (int i = 0; i < kills; ++i) {
        auto visits = fleet.start_visits(scenario, folder.file("montre"));
        wait(random, 300, 1500);
        fleet.restart_centre();
        wait(random, 100, 1200);
        visits->kill_now();
    }
}

void check_counts(const journeys::Fleet& fleet, const std::string& shown_file) {
    const auto last = fleet.visit("sync\n");
    CAPTURE(last.out, last.err);
    REQUIRE(last.status == 0);

    const auto counted = fleet.tickets_of_centre();
    const std::set<std::string> once(counted.begin(), counted.end());
    CHECK(once.size() == counted.size());
    CHECK(counted == fleet.tickets_of_device());
    CHECK(fleet.events_of_centre() == fleet.events_of_device());

    const auto shown = journeys::numbers_shown(read_whole(shown_file));
    CHECK(std::set<std::string>(shown.begin(), shown.end()).size() == shown.size());
    int lost = 0;
    for (const auto& number : shown) lost += once.count(number) == 1 ? 0 : 1;
    CHECK(lost == 0);
    CHECK_FALSE(shown.empty());

    const auto recount = fleet.recount();
    CAPTURE(recount.out, recount.err);
    CHECK(recount.status == 0);
    std::cout << shown.size() << " numéros montrés, " << counted.size() << " comptés, " << lost
              << " perdus, " << counted.size() - once.size() << " en double ; " << recount.out;
}

}  // namespace

TEST_CASE("nothing is lost nor counted twice when kiosk and centre are stopped dead",
          "[journeys][arrets]") {
    const auto on_postgresql = GENERATE(false, true);
    auto* cluster = on_postgresql ? test::PostgresqlCluster::get() : nullptr;
    if (on_postgresql && cluster == nullptr) return;

    const int kills = journeys::length_from("PERRON_ARRETS", 5);
    const test::TemporaryFolder folder;
    journeys::Fleet fleet{on_postgresql ? cluster->url() : "sqlite"};
    kill_in_turn(fleet, kills, folder);
    std::cout << (on_postgresql ? "PostgreSQL" : "SQLite") << ", " << kills
              << " arrêts de la borne et autant du centre : ";
    check_counts(fleet, folder.file("montre"));
}
