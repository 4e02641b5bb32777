// The theft of a kiosk: what a visitor typed, chose or read must be in no file of the device. Needs
// and fiches exist only as counts of the day.

#include "tests/journeys/fleet.h"
#include "tests/support/catch.h"
#include "tests/support/files_with.h"

using test::files_with;

TEST_CASE("no file keeps what a visitor typed, nor the violence path", "[journeys]") {
    const journeys::Fleet fleet;
    const auto ended = fleet.visit(
        "tap accueil.commencer\ntap langue.fr\ntap besoin.logement\ntap besoins.continuer\n"
        "tap actions.chercher\ntype champ zanzibarique\nexpect ecran.recherche\n"
        "tap retour\ntap actions.ticket\ntap terminer\n"
        "tap accueil.commencer\ntap langue.fr\ntap besoins.suite\ntap besoin.violences\n"
        "tap besoins.continuer\nexpect ecran.discret\ntap cacher\nexpect ecran.accueil\nsync\n");
    CAPTURE(ended.err);
    REQUIRE(ended.status == 0);

    const std::vector<std::string> none;
    for (const auto* word : {"zanzibarique", "zanz", "violences", "discret"}) {
        CAPTURE(word);
        CHECK(files_with(fleet.device_folder(), word) == none);
        CHECK(files_with(fleet.centre_folder(), word) == none);
    }
}

TEST_CASE("a need is only a count of its day, away from any passage", "[journeys]") {
    const journeys::Fleet fleet;
    REQUIRE(fleet
                .visit("tap accueil.commencer\ntap langue.fr\ntap besoin.logement\n"
                       "tap besoins.continuer\ntap actions.ticket\nsync\n")
                .status == 0);
    // Not sent before its day is over, so nothing links it to the ticket of this minute.
    CHECK(files_with(fleet.centre_folder(), "logement") == std::vector<std::string>{});
}
