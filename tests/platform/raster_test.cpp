#include "platform/raster/raster.h"

#include "platform/raster/png.h"
#include "tests/support/catch.h"
#include "tests/support/drawing.h"

#include <cmath>
#include <filesystem>
#include <fstream>

using platform::PixelRect;
using platform::Raster;

namespace {

constexpr ImU32 kRed = IM_COL32(200, 0, 0, 255);
constexpr ImU32 kBlue = IM_COL32(0, 0, 200, 255);
constexpr std::uint32_t kRedPixel = 0xFFC80000U;
constexpr std::uint32_t kBluePixel = 0xFF0000C8U;
constexpr std::uint32_t kBlackPixel = 0xFF000000U;

std::uint32_t pixel(const Raster& raster, int x, int y) {
    return raster.picture().row(y)[x];
}

int count(const Raster& raster, std::uint32_t colour) {
    const auto& pixels = raster.picture().pixels;
    return static_cast<int>(std::count(pixels.begin(), pixels.end(), colour));
}

/// A ground and two buttons with rounded corners, the second in a given colour.
void two_buttons(ImDrawList& list, ImU32 second) {
    list.AddRectFilled({0, 0}, {320, 200}, IM_COL32(246, 240, 229, 255));
    list.AddRectFilled({20, 20}, {140, 80}, kBlue, 12);
    list.AddRectFilled({180, 120}, {300, 180}, second, 12);
}

}  // namespace

TEST_CASE("a rectangle covers the pixels whose centres are inside it", "[platform][raster]") {
    test::Drawing drawing{64, 48};
    Raster raster{64, 48};
    drawing.list().AddRectFilled({10, 5}, {20.4F, 8.6F}, kRed);
    raster.draw(drawing.data());

    CHECK(count(raster, kRedPixel) == 10 * 4);
    CHECK(pixel(raster, 10, 5) == kRedPixel);
    CHECK(pixel(raster, 19, 8) == kRedPixel);
    CHECK(pixel(raster, 20, 8) == kBlackPixel);
    CHECK(pixel(raster, 9, 5) == kBlackPixel);
}

TEST_CASE("two triangles that share an edge leave neither gap nor overlap", "[platform][raster]") {
    const auto [x, y] = GENERATE(table<float, float>(
        {{3.0F, 40.0F}, {17.3F, 21.7F}, {31.5F, 8.5F}, {50.06F, 3.9F}, {61.99F, 44.01F}}));
    test::Drawing drawing{64, 48};
    Raster raster{64, 48};
    auto& list = drawing.list();
    list.Flags = ImDrawListFlags_None;
    // Half-transparent: a pixel drawn twice would be brighter than the others.
    const auto half = IM_COL32(255, 255, 255, 128);
    list.AddTriangleFilled({2, 2}, {62, 3}, {x, y}, half);
    list.AddTriangleFilled({2, 2}, {x, y}, {1, 46}, half);
    list.AddTriangleFilled({62, 3}, {63, 47}, {x, y}, half);
    list.AddTriangleFilled({1, 46}, {x, y}, {63, 47}, half);
    raster.draw(drawing.data());

    const int once = count(raster, 0xFF808080U);
    CHECK(once + count(raster, kBlackPixel) == 64 * 48);
    CHECK(once > 60 * 43);
    for (int row = 4; row < 46; ++row) CHECK(pixel(raster, 32, row) == 0xFF808080U);
}

TEST_CASE("nothing is drawn outside the clip rectangle", "[platform][raster]") {
    test::Drawing drawing{64, 48};
    Raster raster{64, 48};
    drawing.list().PushClipRect({8, 8}, {16, 16});
    drawing.list().AddCircleFilled({12, 12}, 40, kRed);
    drawing.list().PopClipRect();
    raster.draw(drawing.data());

    CHECK(count(raster, kRedPixel) == 8 * 8);
    CHECK(count(raster, kBlackPixel) == 64 * 48 - 8 * 8);
}

TEST_CASE("shapes that reach out of the screen are cut at its edges", "[platform][raster]") {
    test::Drawing drawing{64, 48};
    Raster raster{64, 48};
    drawing.list().AddRectFilled({-1e9F, -300}, {1e9F, 3000}, kRed, 50);
    drawing.list().AddTriangleFilled({-9000, 20}, {70000, -5000}, {60, 1e7F}, kBlue);
    raster.draw(drawing.data());

    CHECK(count(raster, kBlackPixel) == 0);
}

TEST_CASE("the edge of a disc fades over about one pixel", "[platform][raster]") {
    test::Drawing drawing{64, 64};
    Raster raster{64, 64};
    drawing.list().AddCircleFilled({32, 32}, 20, IM_COL32_WHITE);
    raster.draw(drawing.data());

    CHECK(pixel(raster, 32, 32) == 0xFFFFFFFFU);
    const auto& pixels = raster.picture().pixels;
    const auto light = [](std::uint32_t p) { return p & 0xFFU; };
    double covered = 0;
    for (const auto p : pixels) covered += light(p) / 255.0;
    CHECK(std::abs(covered - 3.14159265 * 20 * 20) < 12);
    const auto partly = std::count_if(pixels.begin(), pixels.end(), [&](std::uint32_t p) {
        return light(p) > 8 && light(p) < 247;
    });
    CHECK(partly > 80);
    CHECK(partly < 300);
}

TEST_CASE("colours are interpolated between corners", "[platform][raster]") {
    test::Drawing drawing{256, 4};
    Raster raster{256, 4};
    drawing.list().AddRectFilledMultiColor({0, 0}, {256, 4}, IM_COL32_BLACK, IM_COL32_WHITE,
                                           IM_COL32_WHITE, IM_COL32_BLACK);
    raster.draw(drawing.data());

    for (const int x : {0, 64, 128, 255}) {
        CAPTURE(x);
        CHECK(std::abs(static_cast<int>(pixel(raster, x, 2) & 0xFFU) - x) <= 1);
    }
}

TEST_CASE("a glyph is copied pixel for pixel, from either side", "[platform][raster]") {
    const std::vector<std::uint8_t> coverage{255, 128, 0, 64, 0, 255};
    ui::AlphaTexture page{coverage.data(), 3, 2, 1};
    test::Drawing drawing{64, 48};
    auto& list = drawing.list();
    list.PushTextureID(&page);
    list.PrimReserve(12, 8);
    list.PrimRectUV({10, 10}, {13, 12}, {0, 0}, {1, 1}, IM_COL32_WHITE);
    list.PrimRectUV({20, 10}, {23, 12}, {1, 0}, {0, 1}, IM_COL32_WHITE);
    list.PopTextureID();
    Raster raster{64, 48};
    raster.draw(drawing.data());

    CHECK(pixel(raster, 10, 10) == 0xFFFFFFFFU);
    CHECK(pixel(raster, 11, 10) == 0xFF808080U);
    CHECK(pixel(raster, 12, 10) == kBlackPixel);
    CHECK(pixel(raster, 10, 11) == 0xFF404040U);
    CHECK(pixel(raster, 22, 10) == 0xFFFFFFFFU);
    CHECK(pixel(raster, 20, 11) == 0xFFFFFFFFU);
    CHECK(pixel(raster, 22, 11) == 0xFF404040U);
}

TEST_CASE("a frame like the last one draws nothing", "[platform][raster]") {
    Raster raster{320, 200};
    test::Drawing drawing{320, 200};
    two_buttons(drawing.list(), kRed);
    CHECK(raster.draw(drawing.data()) == std::vector<PixelRect>{{0, 0, 320, 200}});

    test::Drawing again{320, 200};
    two_buttons(again.list(), kRed);
    CHECK(raster.draw(again.data()).empty());

    raster.forget();
    CHECK(raster.draw(again.data()) == std::vector<PixelRect>{{0, 0, 320, 200}});
}

TEST_CASE("a button that changes is drawn alone, as a full redraw would", "[platform][raster]") {
    Raster raster{320, 200};
    test::Drawing before{320, 200};
    two_buttons(before.list(), kRed);
    raster.draw(before.data());

    test::Drawing after{320, 200};
    two_buttons(after.list(), kBlue);
    const auto rects = raster.draw(after.data());

    REQUIRE(rects.size() == 1);
    // The button and its smooth edge, up to whole tiles of 16 pixels.
    CHECK(rects[0] == PixelRect{176, 112, 128, 80});
    CHECK(pixel(raster, 240, 150) == kBluePixel);

    Raster whole{320, 200};
    whole.draw(after.data());
    CHECK(raster.picture().pixels == whole.picture().pixels);
}

TEST_CASE("what disappears leaves no trace", "[platform][raster]") {
    Raster raster{320, 200};
    test::Drawing both{320, 200};
    two_buttons(both.list(), kRed);
    raster.draw(both.data());

    test::Drawing ground{320, 200};
    ground.list().AddRectFilled({0, 0}, {320, 200}, kBlue);
    raster.draw(ground.data());
    CHECK(count(raster, kBluePixel) == 320 * 200);
}

TEST_CASE("a page that takes the memory of another is drawn again", "[platform][raster]") {
    std::vector<std::uint8_t> coverage(16 * 16, 255);
    ui::AlphaTexture page{coverage.data(), 16, 16, 1};
    test::Drawing drawing{64, 48};
    drawing.list().AddImage(&page, {8, 8}, {24, 24});
    Raster raster{64, 48};
    raster.draw(drawing.data());
    CHECK(count(raster, 0xFFFFFFFFU) == 256);

    std::fill(coverage.begin(), coverage.end(), std::uint8_t{0});
    page.serial = 2;
    CHECK_FALSE(raster.draw(drawing.data()).empty());
    CHECK(count(raster, 0xFFFFFFFFU) == 0);
}

TEST_CASE("a picture is written as PNG, or the reason is said", "[platform][raster]") {
    const Raster raster{16, 8};
    const auto path = std::filesystem::temp_directory_path() / "perron-raster.png";
    REQUIRE(platform::write_png(path, raster.picture()));
    std::ifstream file{path, std::ios::binary};
    std::string magic(4, ' ');
    file.read(magic.data(), 4);
    CHECK(magic == "\x89PNG");
    std::filesystem::remove(path);

    const auto refused = platform::write_png("/nowhere/picture.png", raster.picture());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::unavailable);
}
