// What an operator meets at the command line of the centre.

#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>

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
