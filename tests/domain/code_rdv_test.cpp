#include "kiosk/domain/code_rdv.h"

#include "kiosk/base/crockford.h"
#include "tests/support/catch.h"

using domain::CodeRdv;
using domain::parse_code_rdv;

namespace {

constexpr std::uint32_t kSample = 7U * domain::kRanksOfBorne + 424'242U;

std::string sample() {
    return domain::to_text(CodeRdv{kSample});
}

}  // namespace

TEST_CASE("a code is seven letters, and reads back", "[domain][code]") {
    const auto value = GENERATE(values<std::uint32_t>({0, 1, 31, 32, kSample, (1U << 30U) - 1}));
    const auto text = domain::to_text(CodeRdv{value});
    CHECK(text.size() == 8);
    CHECK(text[3] == '-');
    const auto read = parse_code_rdv(text);
    REQUIRE(read);
    CHECK(read->value == value);
}

TEST_CASE("a code is read whatever the case, spaces, dashes, O or I", "[domain][code]") {
    CHECK(parse_code_rdv("000-0000")->value == 0);
    CHECK(parse_code_rdv(" ooo oo-oo ")->value == 0);
    const auto one = domain::to_text(CodeRdv{1});
    CHECK(one.substr(0, 7) == "000-001");
    CHECK(parse_code_rdv("oooool" + one.substr(7))->value == 1);
    CHECK(parse_code_rdv("OOOOOI" + one.substr(7))->value == 1);
}

TEST_CASE("a code with any one letter wrong is refused", "[domain][code]") {
    const auto right = sample();
    for (std::size_t at = 0; at < right.size(); ++at) {
        if (right[at] == '-') continue;
        for (std::uint32_t digit = 0; digit < 32; ++digit) {
            auto wrong = right;
            wrong[at] = base::crockford_letter(digit);
            CHECK(static_cast<bool>(parse_code_rdv(wrong)) == (wrong == right));
        }
    }
}

TEST_CASE("a code with any two letters exchanged is refused", "[domain][code]") {
    const auto right = sample();
    for (std::size_t a = 0; a < right.size(); ++a) {
        for (std::size_t b = a + 1; b < right.size(); ++b) {
            if (right[a] == '-' || right[b] == '-') continue;
            auto wrong = right;
            std::swap(wrong[a], wrong[b]);
            CHECK(static_cast<bool>(parse_code_rdv(wrong)) == (wrong == right));
        }
    }
}

TEST_CASE("what is no code is refused", "[domain][code]") {
    const auto typed = GENERATE(values<std::string>(
        {"", "7KQ", "000-000", "000-00000", "000-000U", "000-000!", "000-000\xC3\xA9"}));
    CHECK_FALSE(parse_code_rdv(typed));
}
