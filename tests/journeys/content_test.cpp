// Content from the desk of whoever publishes to the screen of a kiosk, through real programs.

#include "platform/system/files.h"
#include "tests/journeys/fleet.h"
#include "tests/support/catch.h"

#include <filesystem>
#include <fstream>

namespace {

namespace fs = std::filesystem;

constexpr int kCrashed = 86;
constexpr const char* kFiche = "fiche.demo71--permanence-logement-macon";

/// A pack that somebody edits.
struct Pack {
    test::TemporaryFolder folder;

    Pack() {
        fs::copy(PERRON_SOURCE_DIR "/assets/packs/71", folder.file("71"),
                 fs::copy_options::recursive);
    }

    std::string path() const { return folder.file("71"); }

    void replace(const std::string& file, const std::string& before, const std::string& after) {
        auto text = *platform::read_file(path() + "/" + file, 1 << 20);
        const auto at = text.find(before);
        REQUIRE(at != std::string::npos);
        std::ofstream{path() + "/" + file, std::ios::binary}
            << text.replace(at, before.size(), after);
    }

    /// The name under which the fiche is then shown.
    void rename_fiche(const std::string& name) {
        replace("fiches/demonstration.yaml", fiche_name, name);
        fiche_name = name;
    }
    std::string fiche_name = "Permanence logement de Mâcon (fictive)";
};

/// From the attract screen to the list where the fiche stands.
const std::string kToList =
    "tap accueil.commencer\ntap langue.fr\ntap besoin.logement\ntap besoins.continuer\n"
    "tap actions.trouver\n";

std::string expects(const std::string& name) {
    return std::string{"expect "} + kFiche + " " + name + "\n";
}

bool logged(const journeys::Fleet& fleet, const std::string& code) {
    const auto log = platform::read_file(fleet.device_folder() + "/borne.log", 1 << 20);
    return log && log->find(code) != std::string::npos;
}

void check(const test::Ended& ended, int status = 0) {
    CAPTURE(ended.out, ended.err);
    CHECK(ended.status == status);
}

}  // namespace

TEST_CASE("what is published is shown at the next visit, never in the middle of one",
          "[journeys][content]") {
    const journeys::Fleet fleet;
    Pack pack;
    const auto before = pack.fiche_name;
    pack.rename_fiche("Une permanence (fictive)");
    check(fleet.publish({pack.path()}));

    check(fleet.visit(kToList + expects(before) + "sync\n" + expects(before) +
                      "tap retour\ntap actions.trouver\n" + expects(before) + "tap recommencer\n" +
                      kToList + expects(pack.fiche_name)));
    check(fleet.visit("sync\n"));
    CHECK(fleet.content_told_to_centre() == journeys::pack_version());
    CHECK(fleet.events_of_centre() == fleet.events_of_device());
}

TEST_CASE("content holds without the centre, and through restarts", "[journeys][content]") {
    const journeys::Fleet fleet;
    Pack pack;
    pack.rename_fiche("Une permanence (fictive)");
    check(fleet.publish({pack.path()}));
    check(fleet.visit("sync\n"));
    check(fleet.visit(kToList + expects(pack.fiche_name), false));
    check(fleet.visit(kToList + expects(pack.fiche_name), false));
    CHECK(fleet.content_told_to_centre() == 0);
    check(fleet.visit("sync\n"));
    CHECK(fleet.content_told_to_centre() == journeys::pack_version());
}

TEST_CASE("content that stops the program three times gives way to the one before",
          "[journeys][content]") {
    const journeys::Fleet fleet;
    Pack pack;
    pack.rename_fiche("Une première (fictive)");
    check(fleet.publish({pack.path()}));
    check(fleet.visit("sync\n"));
    pack.rename_fiche("Une seconde (fictive)");
    check(fleet.publish({pack.path()}));

    check(fleet.visit("sync\ncrash\n"), kCrashed);
    for (int crash = 0; crash < 2; ++crash) {
        check(fleet.visit(kToList + expects("Une seconde (fictive)") + "crash\n"), kCrashed);
    }
    check(fleet.visit(kToList + expects("Une première (fictive)") + "sync\n"));
    CHECK(logged(fleet, "contenu_repli"));
    CHECK(fleet.content_told_to_centre() == journeys::pack_version());

    SECTION("it is never tried again") {
        check(fleet.visit("sync\n" + kToList + expects("Une première (fictive)")));
    }
    SECTION("what is published next is") {
        pack.rename_fiche("Une troisième (fictive)");
        check(fleet.publish({pack.path()}));
        check(fleet.visit("sync\n" + kToList + expects("Une troisième (fictive)")));
    }
}

TEST_CASE("two minutes of service end the trial of a content", "[journeys][content]") {
    const journeys::Fleet fleet;
    Pack pack;
    pack.rename_fiche("Une première (fictive)");
    check(fleet.publish({pack.path()}));
    check(fleet.visit("sync\nadvance 121000\ncrash\n"), kCrashed);
    for (int crash = 0; crash < 4; ++crash) check(fleet.visit("crash\n"), kCrashed);
    check(fleet.visit(kToList + expects("Une première (fictive)")));
    CHECK_FALSE(logged(fleet, "contenu_repli"));
}

TEST_CASE("an operator comes back to an old content by a new parution", "[journeys][content]") {
    const journeys::Fleet fleet;
    Pack pack;
    pack.rename_fiche("Une première (fictive)");
    check(fleet.publish({pack.path()}));
    pack.rename_fiche("Une seconde (fictive)");
    check(fleet.publish({pack.path()}));
    check(fleet.visit("sync\n" + kToList + expects("Une seconde (fictive)")));
    check(fleet.publish({"--reprendre", std::to_string(journeys::pack_version())}));
    check(fleet.visit("sync\n" + kToList + expects("Une première (fictive)") + "sync\n"));
    CHECK(fleet.content_told_to_centre() == journeys::pack_version() + 2);
}

TEST_CASE("content past its date is shown with its date", "[journeys][content]") {
    const journeys::Fleet fleet;
    check(fleet.publish({Pack{}.path()}));
    const auto fiche = kToList + "tap " + kFiche + "\n";
    check(fleet.visit("sync\n" + fiche + "expect source Vérifiée\n"));
    const auto seen = fleet.visit(fiche + "expect source Informations du\n", false,
                                  {"--maintenant", "2029-11-24T09:41"});
    check(seen);
}

TEST_CASE("a file damaged on the disk of a kiosk is fetched again", "[journeys][content]") {
    const journeys::Fleet fleet;
    Pack pack;
    pack.rename_fiche("Une première (fictive)");
    check(fleet.publish({pack.path()}));
    check(fleet.visit("sync\n"));
    for (const auto& file : fs::directory_iterator{fleet.device_folder() + "/contenu/objets"}) {
        std::ofstream{file.path()} << "rien";
    }
    check(fleet.visit(kToList + expects("Permanence logement de Mâcon (fictive)"), false));
    CHECK(logged(fleet, "contenu_repli"));
    check(fleet.visit("sync\n" + kToList + expects("Une première (fictive)")));
}

TEST_CASE("what is not right is not published, and says why in French", "[journeys][content]") {
    const journeys::Fleet fleet;
    Pack pack;
    std::string expected;
    SECTION("a theme that is not") {
        pack.replace("fiches/logement.yaml", "x_themes: [logement", "x_themes: [logment");
        expected = "un fichier ne tient pas son format";
    }
    SECTION("a file of the list that is lost") {
        fs::remove(pack.path() + "/fiches/urgences.yaml");
        expected = "un fichier manque";
    }
    SECTION("a pack of elsewhere") {
        pack.replace("manifeste.yaml", "departement: \"71\"", "departement: \"89\"");
        expected = "ce pack est celui du département 89";
    }
    const auto refused = fleet.publish({pack.path()});
    check(refused, 1);
    CHECK_THAT(refused.err, test::contains(expected));
    CHECK_FALSE(fs::exists(fleet.centre_folder() + "/contenu/manifeste.perron"));
}

TEST_CASE("a figure that slipped in a scale is not published", "[journeys][content]") {
    const journeys::Fleet fleet;
    const test::TemporaryFolder folder;
    fs::copy(PERRON_SOURCE_DIR "/assets/parametres", folder.file("p"), fs::copy_options::recursive);
    auto text = *platform::read_file(folder.file("p/rsa.yaml"), 1 << 20);
    text.replace(text.find("651.69"), 6, "652.69");
    std::ofstream{folder.file("p/rsa.yaml"), std::ios::binary} << text;
    const auto refused = fleet.publish({Pack{}.path(), "--parametres", folder.file("p")});
    check(refused, 1);
    CHECK_THAT(refused.err, test::contains("un barème ne donne plus la réponse attendue"));
    CHECK_THAT(refused.err, test::contains("rsa : 573.49 attendu"));
}
