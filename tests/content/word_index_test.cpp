#include "kiosk/content/word_index.h"

#include "tests/support/catch.h"

using content::WordIndex;
using Words = std::vector<std::string>;

namespace {

// Row 0 is named "loyer", row 1 knows the word, row 2 has it from its theme, row 3 in its text.
const WordIndex kIndex{{
    {{"loyer"}, {"dette"}, {}, {"gratuit"}},
    {{"fond"}, {"loyer", "caution"}, {}, {"gratuit"}},
    {{"hlm"}, {"maison"}, {"loyer"}, {}},
    {{"caf"}, {"allocation"}, {}, {"loyer", "caution"}},
}};

std::vector<std::size_t> rows(const std::vector<WordIndex::Match>& matches) {
    std::vector<std::size_t> found;
    for (const auto& match : matches) found.push_back(match.row);
    return found;
}

}  // namespace

TEST_CASE("a row ranks by the most telling column that holds the word", "[content][annuaire]") {
    const auto matches = kIndex.find({"loyer"});
    REQUIRE(matches.size() == 4);
    for (std::size_t row = 0; row < 4; ++row) {
        CHECK(matches[row].row == row);
        CHECK(matches[row].rank == static_cast<int>(row));
    }
}

TEST_CASE("the start of a word finds it", "[content][annuaire]") {
    CHECK(rows(kIndex.find({"ma"})) == std::vector<std::size_t>{2});
    CHECK(rows(kIndex.find({"ca"})) == std::vector<std::size_t>{1, 3});
}

TEST_CASE("rows with all the words put aside the others", "[content][annuaire]") {
    const auto matches = kIndex.find({"loyer", "caution"});
    REQUIRE(rows(matches) == std::vector<std::size_t>{1, 3});
    CHECK(matches[0].rank < matches[1].rank);
}

TEST_CASE("without such a row, those with most of the words come first", "[content][annuaire]") {
    const auto matches = kIndex.find({"hlm", "caution", "fond"});
    REQUIRE(rows(matches) == std::vector<std::size_t>{1, 2, 3});
    CHECK(matches[0].rank < matches[1].rank);
    CHECK(matches[0].rank < matches[2].rank);
}

TEST_CASE("an unknown word is replaced by the nearest, or left out", "[content][annuaire]") {
    CHECK(rows(kIndex.find({"cautoin"})) == std::vector<std::size_t>{1, 3});
    CHECK(rows(kIndex.find({"maison", "zzzzzz"})) == std::vector<std::size_t>{2});
    CHECK(kIndex.find({"zzzzzz"}).empty());
    CHECK(kIndex.find({}).empty());
}

TEST_CASE("an index of nothing finds nothing", "[content][annuaire]") {
    CHECK(WordIndex{{}}.find({"loyer"}).empty());
}
