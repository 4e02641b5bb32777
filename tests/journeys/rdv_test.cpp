// A rdv from end to end, with the real centre and the real kiosk: time entrusted at the first
// exchange, sold and printed with no network, come for, cancelled, told to the centre.

#include "platform/system/files.h"
#include "tests/journeys/fleet.h"
#include "tests/journeys/rdv_visits.h"
#include "tests/support/book_relay.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>

namespace fs = std::filesystem;

namespace {

using journeys::first_hour;
using journeys::kArrive;
using journeys::kChoose;
using journeys::label_at;

constexpr bool kCutOff = false;

/// A department with the agendas of the demonstration, whose kiosk prints into a folder.
struct Department {
    journeys::Fleet fleet;
    test::TemporaryFolder paper;

    Department() {
        const auto loaded =
            fleet.centre({"agendas", "charger", PERRON_SOURCE_DIR "/assets/agendas/71"});
        CAPTURE(loaded.out, loaded.err);
        REQUIRE(loaded.status == 0);
    }

    /// The same through what stands between the kiosk and its centre.
    std::string play_through(const test::BookRelay& relay, const std::string& scenario) const {
        const auto ended =
            fleet.visit(scenario, true,
                        {"--imprimante", "dossier:" + paper.file(""), "--central", relay.url()});
        CAPTURE(scenario, ended.out, ended.err);
        REQUIRE(ended.status == 0);
        return ended.out;
    }

    std::string play(const std::string& scenario, bool connected = true) const {
        const auto ended =
            fleet.visit(scenario, connected, {"--imprimante", "dossier:" + paper.file("")});
        CAPTURE(scenario, ended.out, ended.err);
        REQUIRE(ended.status == 0);
        return ended.out;
    }
};

const std::string kNextDay = "tap creneaux.apres\n";

/// A folder keeps the bytes of each slip, and its picture beside.
std::int64_t slips_in(const std::string& folder) {
    return std::count_if(fs::directory_iterator{folder}, fs::directory_iterator{},
                         [](const auto& file) { return file.path().extension() == ".escpos"; });
}

}  // namespace

TEST_CASE("a kiosk that has met its centre once takes rdv, moves and cancels them with no network",
          "[journeys][rdv]") {
    Department department;
    department.play("sync\n");

    const auto hours = department.play(kChoose + "expect ecran.creneaux\ntree\n", kCutOff);
    const auto hour = first_hour(hours);
    REQUIRE_FALSE(hour.empty());
    const auto taken = department.play(
        kChoose + "tap " + hour + "\ntap creneaux.continuer\nexpect ecran.pris\ntree\n", kCutOff);
    const auto code = label_at(taken, "code");
    REQUIRE(code.size() == 8);
    CHECK(slips_in(department.paper.path()) == 1);

    department.play(kArrive + "tap actions.rdv\ntype champ " + code +
                        "\nexpect ecran.mon_rdv\ntap mon_rdv.annuler\ntap annuler.oui\n"
                        "expect question annulé\ntap terminer\n" +
                        kArrive + "tap actions.rdv\ntype champ " + code +
                        "\ntap mon_rdv.annuler\nexpect question déjà annulé\n",
                    kCutOff);
    const auto later = first_hour(department.play(kChoose + kNextDay + "tree\n", kCutOff));
    const auto again = department.play(
        kChoose + kNextDay + "tap " + later + "\ntap creneaux.continuer\nexpect ecran.pris\ntree\n",
        kCutOff);
    const auto second = label_at(again, "code");
    CHECK(second != code);
    department.play(kArrive + "tap actions.rdv\ntype champ " + second +
                        "\ntap mon_rdv.arrive\nexpect question pas aujourd\n",
                    kCutOff);

    department.play("sync\n");
    const auto conflicts = department.fleet.centre({"agendas", "conflits"});
    CHECK(conflicts.status == 0);
    CHECK(conflicts.out.find(second) == std::string::npos);
    CHECK(department.fleet.recount().status == 0);
}

namespace {

/// Up to the hours, with a centre that was just heard.
const std::string kAskCentre = "sync\n" + kChoose;

const std::string kConfirm = "\ntap creneaux.continuer\n";

}  // namespace

TEST_CASE("a kiosk that its centre hears sells the centre's own time, once", "[journeys][rdv]") {
    Department department;
    const auto hour = first_hour(department.play(kAskCentre + "expect ecran.creneaux\ntree\n"));
    REQUIRE_FALSE(hour.empty());
    const auto taken = department.play(kAskCentre + "tap " + hour + kConfirm +
                                       "expect ecran.pris\ntree\ntap terminer\nsync\n");
    const auto code = label_at(taken, "code");
    REQUIRE(code.size() == 8);
    CHECK(slips_in(department.paper.path()) == 1);
    CHECK(department.fleet.rdv_given_by_centre() == 1);

    department.play("sync\n" + kArrive + "tap actions.rdv\ntype champ " + code +
                    "\ntap mon_rdv.annuler\ntap annuler.oui\n"
                    "expect question annulé\ntap terminer\nsync\n");
    CHECK(department.fleet.rdv_given_by_centre() == 0);
    CHECK(department.fleet.recount().status == 0);
}

TEST_CASE("a centre that books and cannot be heard, or believed, leaves no ticket and no rdv",
          "[journeys][rdv]") {
    Department department;
    test::BookRelay relay{department.fleet.url()};
    const auto hour = first_hour(department.play_through(relay, kAskCentre + "tree\n"));
    REQUIRE_FALSE(hour.empty());
    const auto answers =
        GENERATE(test::BookRelay::Answers::kept, test::BookRelay::Answers::spoiled);
    relay.bookings(answers);
    const auto refused = department.play_through(
        relay, kAskCentre + "tap " + hour + kConfirm + "expect ecran.creneaux\ntree\n");
    CHECK(refused.find("Rien n’est réservé") != std::string::npos);
    CHECK(relay.bookings_asked() == 2);
    CHECK(slips_in(department.paper.path()) == 0);
    CHECK(department.fleet.rdv_given_by_centre() == 1);

    relay.bookings(test::BookRelay::Answers::whole);
    department.play_through(relay, "sync\n");
    CHECK(department.fleet.rdv_given_by_centre() == 0);
    CHECK(department.fleet.recount().status == 0);
}
