// Events that travel by hand: the real kiosk writes a stick, the real centre reads it and leaves
// its acknowledgement, the kiosk believes it. No network between them.

#include "tests/journeys/fleet.h"
#include "tests/support/catch.h"

#include <filesystem>
#include <fstream>

namespace fs = std::filesystem;

namespace {

constexpr bool kCutOff = false;

const std::string kTicket =
    "tap accueil.commencer\ntap langue.fr\ntap besoins.ne_sais_pas\ntap actions.ticket\n"
    "tap terminer\n";
const std::string kExport =
    journeys::kStaffEnters + "tap personnel.exporter\nexpect question Vous pouvez retirer la clé\n";
const std::string kImport =
    journeys::kStaffEnters + "tap personnel.importer\nexpect question Vous pouvez retirer la clé\n";

std::vector<fs::path> frames_on(const std::string& folder) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.path().extension() == ".prn") found.push_back(entry.path());
    }
    return found;
}

void plays(const journeys::Fleet& fleet, const std::string& scenario) {
    const auto ended = fleet.visit(scenario, kCutOff);
    CAPTURE(ended.err, ended.out);
    REQUIRE(ended.status == 0);
}

}  // namespace

TEST_CASE("a stick carries the events of a kiosk that has no network, once", "[journeys][usb]") {
    journeys::Fleet fleet;
    fleet.set_staff_code("271828");
    plays(fleet, kTicket + kTicket);
    plays(fleet, journeys::kStaffEnters +
                     "tap personnel.exporter\nexpect question Aucune clé\ntap cle.bilan\n");
    fs::create_directory(fleet.stick_folder());
    plays(fleet, kExport);
    const auto written = frames_on(fleet.stick_folder()).size();
    CHECK(written == 1);
    CHECK(fleet.acked_of_device() == 0);
    CHECK(fleet.events_of_centre() == 0);

    const auto imported = fleet.centre({"importer-cle", fleet.stick_folder()});
    CAPTURE(imported.out, imported.err);
    CHECK(imported.status == 0);
    CHECK(imported.out.find("Borne 1 : 1 trame reçue") != std::string::npos);
    CHECK(fleet.tickets_of_centre() == std::vector<std::string>{"B1", "B2"});
    const auto again = fleet.centre({"importer-cle", fleet.stick_folder()});
    CHECK(again.status == 0);
    CHECK(again.out.find("0 événement nouveau") != std::string::npos);

    const auto known = fleet.events_of_centre();
    plays(fleet, kImport);
    CHECK(fleet.acked_of_device() == known);
    CHECK(frames_on(fleet.stick_folder()).empty());

    // Back on the network, what the stick brought is not counted again.
    REQUIRE(fleet.visit(kTicket + "sync\n").status == 0);
    CHECK(fleet.tickets_of_centre() == fleet.tickets_of_device());
}

TEST_CASE("a tampered stick brings nothing, and says which file", "[journeys][usb]") {
    journeys::Fleet fleet;
    fleet.set_staff_code("271828");
    fs::create_directory(fleet.stick_folder());
    plays(fleet, kTicket + kExport);
    const auto frame = frames_on(fleet.stick_folder()).at(0);
    {
        std::fstream file{frame, std::ios::in | std::ios::out | std::ios::binary};
        file.seekp(-100, std::ios::end);
        file.put('\x7f');
    }
    fs::create_symlink("/etc/passwd", frame.parent_path() / ("a" + frame.filename().string()));
    fs::create_directory(fleet.stick_folder() + "-ailleurs");
    fs::create_directory_symlink(fleet.stick_folder() + "-ailleurs",
                                 fleet.stick_folder() + "/PERRON/71/ref");
    const auto imported = fleet.centre({"importer-cle", fleet.stick_folder()});
    CHECK(imported.out.find("porte un lien") != std::string::npos);
    CHECK(fs::is_empty(fleet.stick_folder() + "-ailleurs"));
    CHECK(imported.status == 1);
    CHECK(imported.out.find(frame.filename().string()) != std::string::npos);
    CHECK(imported.out.find("signature fausse") != std::string::npos);
    CHECK(fleet.events_of_centre() == 0);

    const auto nothing = fleet.centre({"importer-cle", fleet.device_folder()});
    CHECK(nothing.status == 1);
    CHECK(nothing.err.find("ne porte rien") != std::string::npos);
}

TEST_CASE("the stick that comes back brings what the centre publishes",
          "[journeys][usb][content]") {
    journeys::Fleet fleet;
    fleet.set_staff_code("271828");
    fs::create_directory(fleet.stick_folder());
    plays(fleet, kTicket + kExport);
    REQUIRE(fleet.publish({PERRON_SOURCE_DIR "/assets/packs/71"}).status == 0);
    const auto imported = fleet.centre({"importer-cle", fleet.stick_folder()});
    CHECK(imported.out.find("La clé emporte le contenu publié") != std::string::npos);
    plays(fleet, kImport + "advance 1000\n");
    plays(fleet, kTicket);
    REQUIRE(fleet.visit("sync\n").status == 0);
    CHECK(fleet.content_told_to_centre() == journeys::pack_version());
}
