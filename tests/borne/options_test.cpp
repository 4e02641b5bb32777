#include "kiosk/borne/options.h"

#include "tests/support/catch.h"

#include <vector>

namespace {

Result<borne::Options> parse(const std::vector<const char*>& arguments) {
    return borne::parse_options(arguments);
}

}  // namespace

TEST_CASE("the command line says size, text, theme and hour", "[borne][options]") {
    const auto options = parse({"--taille", "1280x800", "--texte", "grand", "--theme", "nuit",
                                "--maintenant", "2026-11-24T09:41", "--headless"});
    REQUIRE(options);
    CHECK(options->width == 1280);
    CHECK(options->height == 800);
    CHECK(options->large_text);
    CHECK(options->theme == "nuit");
    CHECK(options->headless);
    CHECK(base::to_paris(*options->now).time_of_day == std::chrono::minutes{9 * 60 + 41});
}

TEST_CASE("the calibration of a touch panel is six numbers", "[borne][options]") {
    const auto options = parse({"--calibration", "1.02,0,-4,0.5,0.98,3"});
    REQUIRE(options);
    CHECK(options->calibration == std::array<float, 6>{1.02F, 0, -4, 0.5F, 0.98F, 3});
}

TEST_CASE("what the command line does not understand is refused by name", "[borne][options]") {
    const auto arguments = GENERATE(
        std::vector<const char*>{"--tailles", "1x1"}, std::vector<const char*>{"--taille"},
        std::vector<const char*>{"--taille", "1024"}, std::vector<const char*>{"--taille", "10x10"},
        std::vector<const char*>{"--langue", "xx"}, std::vector<const char*>{"--texte", "petit"},
        std::vector<const char*>{"--theme", "rose"},
        std::vector<const char*>{"--maintenant", "2026-02-30T10:00"},
        std::vector<const char*>{"--calibration", "1,0,0,0,1"},
        std::vector<const char*>{"--calibration", "1,0,0,0,1,0,0"},
        std::vector<const char*>{"--calibration", "1,0,0,0,x,0"},
        std::vector<const char*>{"--data", ""});
    const auto options = parse(arguments);
    REQUIRE_FALSE(options);
    CHECK(options.error().code == ErrorCode::invalid_input);
    CHECK_THAT(options.error().detail, test::contains(arguments[0]));
}
