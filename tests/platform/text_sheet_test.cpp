#include "platform/raster/png.h"
#include "platform/raster/raster.h"
#include "platform/text/text_engine.h"
#include "tests/support/catch.h"
#include "tests/support/drawing.h"

#include <array>
#include <utility>

// A sheet of every script in every size, for eyes; the test only holds that it is whole.

namespace {

constexpr int kWidth = 1280;
constexpr int kHeight = 860;
constexpr ImU32 kInk = IM_COL32(0x1A, 0x2A, 0x30, 255);
constexpr ImU32 kGround = IM_COL32(0xF6, 0xF0, 0xE5, 255);
constexpr ImU32 kNight = IM_COL32(0x0F, 0x1F, 0x23, 255);
constexpr ImU32 kNightInk = IM_COL32(0xF8, 0xF2, 0xE7, 255);
constexpr ImU32 kWater = IM_COL32(0x0E, 0x4A, 0x54, 255);
constexpr ImU32 kLight = IM_COL32(0xF5, 0xBC, 0x47, 255);

using Sample = std::pair<const char*, ui::Direction>;
constexpr std::array<Sample, 5> kSamples{{
    {"Qui vit avec vous\u202F? 630,27\u00A0€", ui::Direction::ltr},
    {"14\u00A0h\u00A030, 1\u202F200 places l’été", ui::Direction::ltr},
    {"Хто живе з вами? (CAF)", ui::Direction::ltr},
    {"من يعيش معك؟ اتصل بـ 115", ui::Direction::rtl},
    {"مركز MDS de Mâcon، 2 (CAF)", ui::Direction::rtl},
}};

/// Every sample at 26, 31, 40 px, in both weights; returns where it ended.
float draw_samples(platform::TextEngine& text, ImDrawList& list, bool& clipped) {
    float y = 16;
    for (const auto& [words, direction] : kSamples) {
        for (const float em : {26.0F, 31.0F, 40.0F}) {
            for (const auto weight : {ui::Weight::regular, ui::Weight::bold}) {
                const float x = weight == ui::Weight::regular ? 16.0F : 648.0F;
                const ui::Paragraph line{words, {em, weight, 1.3F}, direction, 616, 1};
                clipped = text.draw(list, line, {x, y}, kInk).clipped || clipped;
            }
            y += em * 1.4F;
        }
    }
    return y;
}

void draw_controls(platform::TextEngine& text, ImDrawList& list, float y) {
    list.AddRectFilled({16, y + 5}, {316, y + 85}, kWater, 21);
    list.AddRectFilled({16, y}, {316, y + 80}, kLight, 21);
    list.AddRect({17, y + 1}, {315, y + 79}, kWater, 20, 0, 2);
    list.AddCircleFilled({290, y + 12}, 22, kWater);
    text.draw_icon(list, {ui::IconStyle::bold, 0xE182, 32}, {274, y - 4}, kGround);
    text.draw_icon(list, {ui::IconStyle::duotone, 0xE2C4, 64}, {28, y + 8}, kGround);
    text.draw_icon(list, {ui::IconStyle::duotone, 0xE2C5, 64}, {28, y + 8}, kWater);
    text.draw_icon(list, {ui::IconStyle::bold, 0xE058, 32}, {330, y + 24}, kWater);
    text.draw_icon(list, {ui::IconStyle::bold, 0xE058, 32, true}, {370, y + 24}, kWater);
    text.draw_icon(list, {ui::IconStyle::fill, 0xE9B8, 32}, {410, y + 24}, kWater);
    const ui::TextStyle big{116, ui::Weight::bold, 1.0F};
    text.draw(list, {"Bonjour", big}, {470, y - 20}, kInk);
    list.AddRectFilled({948, y - 10}, {1264, y + 90}, kNight, 21);
    text.draw(list, {"Se loger, أهلا", {31}, ui::Direction::ltr, 280}, {968, y + 20}, kNightInk);
}

}  // namespace

TEST_CASE("a sheet of the scripts and sizes is drawn whole", "[platform][text][raster]") {
    const std::string folder = PERRON_BINARY_DIR;
    auto opened = platform::TextEngine::open(folder + "/share/perron/polices");
    REQUIRE(opened);
    test::Drawing drawing{kWidth, kHeight};
    auto& list = drawing.list();
    list.AddRectFilled({0, 0}, {kWidth, kHeight}, kGround);
    bool clipped = false;
    const float y = draw_samples(**opened, list, clipped);
    draw_controls(**opened, list, y + 40);
    CHECK_FALSE(clipped);

    platform::Raster raster{kWidth, kHeight};
    raster.draw(drawing.data());
    CHECK(platform::write_png(folder + "/planche_texte.png", raster.picture()));
}
