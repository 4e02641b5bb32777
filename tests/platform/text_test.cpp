#include "platform/text/text_engine.h"
#include "tests/support/catch.h"

#include <imgui.h>

#include <algorithm>
#include <filesystem>

namespace {

const std::string kFonts = PERRON_BINARY_DIR "/share/perron/polices";
const ui::TextStyle kBody{31};

platform::Faces faces() {
    auto opened = platform::Faces::open(kFonts);
    REQUIRE(opened);
    return *std::move(opened);
}

platform::Layout lay_out(const std::string& text, float max_width, int max_lines = 0,
                         ui::Direction direction = ui::Direction::ltr) {
    auto opened = faces();
    return platform::lay_out({text, kBody, direction, max_width, max_lines}, opened);
}

int width(const std::string& text) {
    return lay_out(text, 0).width;
}

}  // namespace

TEST_CASE("a line breaks at spaces, and never inside French punctuation", "[platform][text]") {
    const auto fits = static_cast<float>(width("Vous cherchez de l’aide"));
    const auto sign = GENERATE(" ;", " ?", " !", " :", " »");
    const auto loose = lay_out(std::string{"Vous cherchez de l’aide"} + sign, fits);
    REQUIRE(loose.lines.size() == 2);
    CHECK(loose.lines[1].width == width(std::string{"l’aide"} + sign));

    const auto french = lay_out("Vous cherchez de l’aide\u202F?", fits);
    REQUIRE(french.lines.size() == 2);
    CHECK(french.lines[0].width == width("Vous cherchez de"));
    CHECK(french.lines[1].width == width("l’aide\u202F?"));
    CHECK_FALSE(french.clipped);
}

TEST_CASE("a hyphen and a forced line also break", "[platform][text]") {
    const auto rdv =
        lay_out("Prendre rendez-vous", static_cast<float>(width("Prendre rendez-") + 2));
    REQUIRE(rdv.lines.size() == 2);
    CHECK(rdv.lines[1].width == width("vous"));
    CHECK(lay_out("Saône/Loire", static_cast<float>(width("Saône/") + 2)).lines.size() == 2);
    CHECK(lay_out("un\ndeux\n", 0).lines.size() == 3);
}

TEST_CASE("figures and units are not torn apart", "[platform][text]") {
    CHECK(lay_out("10-12", 30).lines.size() == 1);
    const auto pay = lay_out("630\u00A0€ /mois", static_cast<float>(width("630\u00A0€ /")));
    REQUIRE(pay.lines.size() == 2);
    CHECK(pay.lines[1].width == width("/mois"));
    const auto quoted = lay_out("le « motif »", static_cast<float>(width("le « mot")));
    REQUIRE(quoted.lines.size() == 2);
    CHECK(quoted.lines[1].width == width("« motif »"));
}

TEST_CASE("a word wider than its box is drawn whole and reported", "[platform][text]") {
    const auto layout = lay_out("anticonstitutionnellement", 100);
    CHECK(layout.lines.size() == 1);
    CHECK(layout.clipped);
}

TEST_CASE("past its lines a text ends with an ellipsis and is reported", "[platform][text]") {
    const auto layout = lay_out("un deux trois quatre cinq six sept huit", 200, 1);
    REQUIRE(layout.lines.size() == 1);
    CHECK(layout.width <= 200);
    CHECK(layout.clipped);
    auto opened = faces();
    CHECK(layout.lines[0].glyphs.back().glyph == opened.glyph_of(platform::FaceName::andika, U'…'));
}

TEST_CASE("Arabic letters join, and their line runs from the right", "[platform][text]") {
    auto opened = faces();
    // The isolated forms are what letters look like alone; a joined word has other glyphs.
    const auto joined = lay_out("السكن", 0, 0, ui::Direction::rtl);
    const auto apart = lay_out("ا ل س ك ن", 0, 0, ui::Direction::rtl);
    CHECK(joined.width < apart.width);

    const auto first_letter = opened.glyph_of(platform::FaceName::arabic, U'ا');
    REQUIRE_FALSE(joined.lines[0].glyphs.empty());
    CHECK(joined.lines[0].glyphs.back().glyph == first_letter);
}

TEST_CASE("a French name inside Arabic keeps its own direction", "[platform][text]") {
    auto opened = faces();
    const auto line = lay_out("مركز CAF في", 0, 0, ui::Direction::rtl).lines.at(0);
    std::vector<std::uint32_t> latin;
    for (const auto& glyph : line.glyphs) {
        if (glyph.face == platform::FaceName::andika) latin.push_back(glyph.glyph);
    }
    std::vector<std::uint32_t> name;
    for (const auto c : U"CAF") {
        if (c != 0) name.push_back(opened.glyph_of(platform::FaceName::andika, c));
    }
    const auto found = std::search(latin.begin(), latin.end(), name.begin(), name.end());
    CHECK(found != latin.end());
}

TEST_CASE("lines of a right-to-left paragraph keep their first words first", "[platform][text]") {
    const std::string sentence = "نحن هنا لمساعدتك في كل وقت";
    const auto layout = lay_out(sentence, 200, 0, ui::Direction::rtl);
    REQUIRE(layout.lines.size() >= 2);
    auto opened = faces();
    // The first line's rightmost glyph is the initial form of noon, not the last word's.
    const auto first = lay_out("نحن", 0, 0, ui::Direction::rtl);
    CHECK(layout.lines[0].glyphs.back().glyph == first.lines[0].glyphs.back().glyph);
}

TEST_CASE("bytes that are not UTF-8 become the replacement character", "[platform][text]") {
    CHECK(platform::decode_utf8("a\xFF\xC3") == U"a\uFFFD\uFFFD");
    CHECK(platform::decode_utf8("é€😀") == U"é€😀");
}

TEST_CASE("a missing font is named", "[platform][text]") {
    const auto folder = std::filesystem::temp_directory_path() / "perron-no-fonts";
    std::filesystem::create_directories(folder);
    const auto engine = platform::TextEngine::open(folder);
    REQUIRE_FALSE(engine);
    CHECK(engine.error().code == ErrorCode::not_found);
    CHECK_THAT(engine.error().detail, test::contains("Andika-Regular.ttf"));
}

TEST_CASE("drawing a text twice renders its glyphs once", "[platform][text]") {
    auto opened = platform::TextEngine::open(kFonts);
    REQUIRE(opened);
    auto& engine = **opened;
    auto* context = ImGui::CreateContext();
    {
        ImDrawList list{ImGui::GetDrawListSharedData()};
        list._ResetForNewFrame();
        const auto measured = engine.measure({"Se loger", kBody});
        const auto drawn = engine.draw(list, {"Se loger", kBody}, {0, 0}, IM_COL32_WHITE);
        CHECK(measured.width == drawn.width);
        CHECK(drawn.lines == 1);
        CHECK(engine.atlas_pages() == 1);
        const auto vertices = list.VtxBuffer.Size;
        engine.draw(list, {"Se loger", kBody}, {0, 50}, IM_COL32_WHITE);
        CHECK(list.VtxBuffer.Size == 2 * vertices);
    }
    ImGui::DestroyContext(context);
}
