// What an operator meets at the command line of the centre.

#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

test::Ended central(std::vector<std::string> words, const std::string& data) {
    words.insert(words.begin(), test::our_program("perron-central"));
    words.insert(words.end(), {"--data", data});
    return test::run(words);
}

}  // namespace

TEST_CASE("a folder without a centre is refused, never answered with empty counts",
          "[journeys][operateur]") {
    const test::TemporaryFolder folder;
    const auto nowhere = folder.path() + "/faute-de-frappe";
    const auto asked = GENERATE(
        std::vector<std::string>{"indicateurs", "--du", "2026-11-01", "--au", "2026-11-30"},
        std::vector<std::string>{"borne", "lister"}, std::vector<std::string>{"recompter"});
    const auto ended = central(asked, nowhere);
    CHECK(ended.status == 1);
    CHECK(ended.out.empty());
    CHECK_THAT(ended.err, test::contains("pas de centre"));
    CHECK_FALSE(std::filesystem::exists(nowhere));
}

TEST_CASE("adding a MDS begins a centre", "[journeys][operateur]") {
    const test::TemporaryFolder folder;
    const auto data = folder.path() + "/centre";
    CHECK(central({"mds", "ajouter", "mds-test", "MDS d'essai"}, data).status == 0);
    CHECK(central({"borne", "lister"}, data).status == 0);
}

TEST_CASE("the centre tells how it is used", "[journeys][operateur]") {
    const test::TemporaryFolder folder;
    const auto ended = central({GENERATE("--aide", "--help")}, folder.path());
    CHECK(ended.status == 0);
    CHECK_THAT(ended.out, test::contains("perron-central servir"));
}

TEST_CASE("a kiosk whose identity cannot be read serves without it, and the log says why",
          "[journeys][operateur]") {
    const test::TemporaryFolder folder;
    std::ofstream{folder.path() + "/identite.json"} << "";
    const auto ended = test::run({test::our_program("perron-borne"), "--data", folder.path(),
                                  "--headless", "--scenario", "-"},
                                 "tap accueil.commencer\ntap langue.fr\nexpect ecran.besoins\n");
    CHECK(ended.status == 0);
    std::ifstream log{folder.path() + "/borne.log"};
    const std::string said{std::istreambuf_iterator<char>{log}, {}};
    CHECK_THAT(said, test::contains("identite_illisible"));
}

TEST_CASE("a damaged pack is told in the log of the kiosk", "[journeys][operateur]") {
    const test::TemporaryFolder folder;
    const auto ended =
        test::run({test::our_program("perron-borne"), "--data", folder.path() + "/borne", "--pack",
                   folder.path(), "--headless", "--scenario", "-"},
                  "expect ecran.accueil\n");
    CHECK(ended.status == 0);
    std::ifstream log{folder.path() + "/borne/borne.log"};
    const std::string said{std::istreambuf_iterator<char>{log}, {}};
    CHECK_THAT(said, test::contains("pack_refuse"));
}
