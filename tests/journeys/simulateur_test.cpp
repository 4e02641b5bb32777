// The simulator through the real programs: three common foyers are told their aides in a few
// touches, nothing of what they answered stays on the device, and the centre knows only that the
// simulator is used.

#include "tests/journeys/fleet.h"
#include "tests/support/catch.h"
#include "tests/support/files_with.h"

#include <algorithm>
#include <sstream>

using test::files_with;

namespace {

constexpr int kMostTaps = 35;
constexpr int kMostScreens = 12;

const std::string kEntry =
    "tap accueil.commencer\ntap langue.fr\ntap besoin.argent\ntap besoins.continuer\n"
    "tap actions.simuler\n";

std::string typed(const std::string& digits) {
    std::string lines;
    for (const char digit : digits) lines += std::string{"tap cle."} + digit + "\n";
    return lines;
}

const std::string kSingle =
    kEntry + "tap simulateur.reponse.seul\n" + typed("1990") +
    "tap simulateur.reponse.inactif\n"
    "tap simulateur.continuer\ntap simulateur.reponse.locataire_vide\n"
    "tap simulateur.tranche.4\ntap simulateur.continuer\n"
    "tap simulateur.reponse.oui\n"
    "expect ecran.resultats\nexpect droit.rsa environ\nexpect droit.aide_logement environ\n";

const std::string kCouple =
    kEntry + "tap simulateur.reponse.couple_enfants\n" + typed("1988") + typed("1990") +
    typed("20192022") +
    "tap simulateur.continuer\ntap simulateur.reponse.actif\ntap simulateur.reponse.inactif\n"
    "tap simulateur.continuer\ntap simulateur.reponse.locataire_hlm\ntap simulateur.tranche.5\n"
    "tap simulateur.tranche.6\ntap simulateur.continuer\nexpect avancee Question 10\n"
    "tap simulateur.reponse.oui\n"
    "expect ecran.resultats\nexpect droit.prime_activite environ\n";

const std::string kPensioner = kEntry + "tap simulateur.reponse.seul\n" + typed("1953") +
                               "tap simulateur.reponse.retraite\ntap simulateur.continuer\n"
                               "tap simulateur.reponse.locataire_vide\ntap simulateur.tranche.4\n"
                               "tap simulateur.tranche.3\ntap simulateur.reponse.oui\n"
                               "expect ecran.resultats\nexpect droit.aspa environ\n";

int taps_in(const std::string& scenario) {
    std::istringstream lines{scenario};
    int taps = 0;
    for (std::string line; std::getline(lines, line);) taps += line.rfind("tap ", 0) == 0 ? 1 : 0;
    return taps;
}

/// The same scenario, telling what is on the screen after each touch.
std::string telling(const std::string& scenario) {
    std::istringstream lines{scenario};
    std::string told;
    for (std::string line; std::getline(lines, line);) {
        told += line + "\n";
        if (line.rfind("tap ", 0) == 0) told += "tree\n";
    }
    return told;
}

/// The label of a node of the tree written on that line; nothing when the line is of another.
std::string label_of(const std::string& line, const std::string& id) {
    const std::string start = "{\"id\":\"" + id + "\",";
    if (line.rfind(start, 0) != 0) return "";
    const std::string key = "\"label\":\"";
    const auto from = line.find(key) + key.size();
    return line.substr(from, line.find('"', from) - from);
}

/// Every screen met from the first question to the results, both included: a question of several
/// pages counts once a page. Two pages that ask the same words are one.
std::vector<std::string> screens_met(const std::string& trees) {
    std::istringstream lines{trees};
    std::vector<std::string> met;
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        inside = inside || label_of(line, "avancee").rfind("Question", 0) == 0;
        const auto shown = label_of(line, "question");
        if (!inside || shown.empty()) continue;
        if (met.empty() || met.back() != shown) met.push_back(shown);
    }
    return met;
}

}  // namespace

TEST_CASE("three common foyers know their aides in at most 35 touches and 12 screens",
          "[journeys][simulateur]") {
    const auto* scenario = GENERATE(&kSingle, &kCouple, &kPensioner);
    const journeys::Fleet fleet;
    const auto ended = fleet.visit(telling(*scenario) + "absent avancee\n");
    CAPTURE(ended.err);
    CHECK(ended.status == 0);
    CHECK(taps_in(*scenario) <= kMostTaps);
    const auto met = screens_met(ended.out);
    CAPTURE(met);
    REQUIRE_FALSE(met.empty());
    CHECK(met.back().rfind("Vous pouvez demander", 0) == 0);
    CHECK(met.size() <= std::size_t{kMostScreens});
}

TEST_CASE("a stolen kiosk tells nothing of what was answered", "[journeys][simulateur]") {
    const journeys::Fleet fleet;
    const auto ended = fleet.visit(kCouple + "tap terminer\nexpect ecran.accueil\nsync\n");
    CAPTURE(ended.err);
    REQUIRE(ended.status == 0);
    const std::vector<std::string> none;
    for (const auto* word :
         {"locataire_hlm", "en_couple", "\"salaire\"", "inactif", "naissance", "revenus"}) {
        CAPTURE(word);
        CHECK(files_with(fleet.device_folder(), word) == none);
        CHECK(files_with(fleet.centre_folder(), word) == none);
    }
    // One visit alone is not even counted by aide: it waits in memory to be mixed with others.
    CHECK(files_with(fleet.device_folder(), "prime_activite") == none);
    CHECK(files_with(fleet.centre_folder(), "prime_activite") == none);
}

TEST_CASE("the centre learns which aides were estimated, at the end of the day only",
          "[journeys][simulateur]") {
    const journeys::Fleet fleet;
    const auto visit = kSingle + "tap terminer\nexpect ecran.accueil\n";
    const auto ended = fleet.visit(visit + visit + visit + "advance 86400000\nsync\n");
    CAPTURE(ended.err);
    REQUIRE(ended.status == 0);
    CHECK_FALSE(files_with(fleet.centre_folder(), "prime_activite/").empty());
    CHECK_THAT(fleet.indicators(), test::contains(";oui;"));
}
