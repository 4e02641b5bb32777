#include "kiosk/content/spelling.h"

#include "tests/support/catch.h"

using content::slips;
using content::Spelling;
using Words = std::vector<std::string>;

namespace {

const Spelling kSpelling{{"logement", "loger", "loyer", "alimentation", "manger", "sante", "rendez",
                          "handicap", "سكن", "مستشفي", "logement"}};

}  // namespace

TEST_CASE("a slip is a letter more, less, other, or two exchanged", "[content][spelling]") {
    const auto [word, known, count] = GENERATE(table<std::u32string, std::u32string, std::size_t>({
        {U"loyer", U"loyer", 0},
        {U"loyyer", U"loyer", 1},
        {U"loer", U"loyer", 1},
        {U"liyer", U"loyer", 1},
        {U"olyer", U"loyer", 1},
        {U"loge", U"logement", 0},
        {U"lgoe", U"logement", 1},
        {U"", U"loyer", 0},
        {U"abc", U"", 3},
    }));
    CHECK(slips(word, known) == count);
}

TEST_CASE("a badly typed word finds the known ones", "[content][spelling]") {
    const auto [typed, found] = GENERATE(table<std::string, Words>({
        {"logemnt", {"logement"}},
        {"lgoement", {"logement"}},
        {"alimantasion", {"alimentation"}},
        {"hendicap", {"handicap"}},
        {"mnager", {"manger"}},
        {"logr", {"loger", "logement"}},
        {"مستشفا", {"مستشفي"}},
    }));
    CHECK(kSpelling.nearest(typed, 3) == found);
}

TEST_CASE("a short word is not guessed, nor one too far away", "[content][spelling]") {
    CHECK(kSpelling.nearest("lyr", 3).empty());
    CHECK(kSpelling.nearest("xyzzy", 3).empty());
    CHECK(kSpelling.nearest("lugamint", 3).empty());
    CHECK(Spelling{{}}.nearest("logement", 3).empty());
}

TEST_CASE("the start of a word stands for all the known words it begins", "[content][spelling]") {
    const auto count = [](const std::string& start) {
        const auto range = kSpelling.starting_with(start);
        return range.last - range.first;
    };
    CHECK(kSpelling.size() == 10);
    CHECK(count("lo") == 3);
    CHECK(count("loge") == 2);
    CHECK(count("loyer") == 1);
    CHECK(count("loyers") == 0);
    CHECK(count("zz") == 0);
    CHECK(count("") == 10);
}
