#include "kiosk/ui/stage.h"
#include "platform/raster/png.h"
#include "platform/raster/raster.h"
#include "platform/text/text_engine.h"
#include "tests/support/catch.h"
#include "tests/ui/sample_screens.h"

#include <filesystem>

using samples::Language;
using view::TextSize;
using view::ThemeName;

namespace {

const std::string kFonts = PERRON_BINARY_DIR "/share/perron/polices";
const std::filesystem::path kPictures = PERRON_BINARY_DIR "/images";

struct Set {
    const char* name;
    int width;
    int height;
    samples::Options options;
};

/// What a person looks at after changing a screen.
const Set kSets[] = {
    {"fr", 1024, 600, {}},
    {"ar", 1024, 600, {Language::ar}},
    {"grand", 1024, 600, {Language::fr, TextSize::grand}},
    {"nuit", 1024, 600, {Language::fr, TextSize::normal, ThemeName::nuit}},
    {"noir_sur_blanc", 1024, 600, {Language::fr, TextSize::normal, ThemeName::noir_sur_blanc}},
    {"blanc_sur_noir", 1024, 600, {Language::fr, TextSize::normal, ThemeName::blanc_sur_noir}},
    {"1280x800", 1280, 800, {}},
    {"1920x1080", 1920, 1080, {}},
};

platform::Framebuffer draw(platform::TextEngine& text, const Set& set, const view::Screen& screen) {
    ui::Stage stage{text, ui::Metrics::for_screen(set.width, set.height)};
    stage.frame(screen, {}, 0);
    platform::Raster raster{set.width, set.height};
    raster.draw(stage.draw_data());
    return raster.picture();
}

}  // namespace

TEST_CASE("every sample is drawn for the eye", "[ui][pictures]") {
    const auto text = platform::TextEngine::open(kFonts);
    REQUIRE(text);
    for (const auto& set : kSets) {
        const auto folder = kPictures / set.name;
        std::filesystem::create_directories(folder);
        for (const auto& screen : samples::all(set.options)) {
            const auto picture = draw(**text, set, screen);
            CHECK(platform::write_png(folder / (screen.id + ".png"), picture));
        }
    }
}

TEST_CASE("the same screen is the same picture, whatever was drawn before", "[ui][pictures]") {
    const auto first = platform::TextEngine::open(kFonts);
    const auto second = platform::TextEngine::open(kFonts);
    REQUIRE((first && second));
    const auto& set = kSets[GENERATE(0, 1)];
    const auto screens = samples::all(set.options);
    std::vector<std::vector<std::uint32_t>> forwards;
    for (const auto& screen : screens) forwards.push_back(draw(**first, set, screen).pixels);
    for (std::size_t i = screens.size(); i-- > 0;) {
        CAPTURE(set.name, screens[i].id);
        CHECK((draw(**second, set, screens[i]).pixels == forwards[i]));
    }
}
