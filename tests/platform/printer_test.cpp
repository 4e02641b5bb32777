#include "platform/print/escpos.h"
#include "platform/print/escpos_printer.h"
#include "platform/print/pango_text.h"
#include "platform/print/qr.h"
#include "tests/contract/printer_contract.h"
#include "tests/support/tcp_printer.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <fstream>
#include <iterator>

using domain::PaperState;
using domain::SlipLine;
using platform::Bitmap;
using platform::SlipForm;

namespace {

const std::string kCut{"\x1DV\x42\x10", 4};

std::string content_of(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

int count_of(const std::string& text, const std::string& part) {
    int count = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) {
        ++count;
    }
    return count;
}

std::unique_ptr<domain::Printer> make(const std::string& where, SlipForm form = SlipForm::drawn) {
    auto made = platform::make_printer(where, form);
    REQUIRE(made);
    return *std::move(made);
}

/// A plain file stands for the device: it takes bytes and never answers.
struct OnFile {
    test::TemporaryFolder folder;
    std::string path = (std::ofstream{folder.file("lp0")}, folder.file("lp0"));
    std::unique_ptr<domain::Printer> owner = make(path, SlipForm::text);
    domain::Printer& printer = *owner;

    int printed() const { return count_of(content_of(path), kCut); }
    void remove() const { std::filesystem::remove(path); }
    bool empty() const { return false; }
};

struct OnNetwork {
    test::TcpPrinter device;
    std::unique_ptr<domain::Printer> owner = make("tcp:127.0.0.1:" + device.port());
    domain::Printer& printer = *owner;

    int printed() { return count_of(device.received(), kCut); }
    void remove() { device.stop(); }
    bool empty() {
        device.has_paper = false;
        return true;
    }
};

struct InFolder {
    test::TemporaryFolder folder;
    std::unique_ptr<domain::Printer> owner = make("dossier:" + folder.path());
    domain::Printer& printer = *owner;

    int printed() const {
        int pictures = 0;
        for (const auto& entry : std::filesystem::directory_iterator{folder.path()}) {
            pictures += entry.path().extension() == ".png" ? 1 : 0;
        }
        return pictures;
    }
    void remove() const { std::filesystem::remove_all(folder.path()); }
    bool empty() const { return false; }
};

/// The picture that the bytes of a drawn slip print, as a printer would read them.
Bitmap decode(const std::string& bytes) {
    Bitmap bitmap;
    REQUIRE(bytes.substr(0, 2) == "\x1B@");
    std::size_t at = 2;
    while (bytes.compare(at, 4, std::string{"\x1Dv0\0", 4}) == 0) {
        const auto u16 = [&](std::size_t where) {
            return static_cast<std::size_t>(static_cast<unsigned char>(bytes[where])) +
                   256 * static_cast<std::size_t>(static_cast<unsigned char>(bytes[where + 1]));
        };
        REQUIRE(u16(at + 4) == Bitmap::kBytesPerRow);
        const auto size = u16(at + 4) * u16(at + 6);
        bitmap.bytes.insert(bitmap.bytes.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at + 8),
                            bytes.begin() + static_cast<std::ptrdiff_t>(at + 8 + size));
        at += 8 + size;
    }
    CHECK(bytes.substr(at) == kCut);
    return bitmap;
}

struct Square {
    std::size_t left = Bitmap::kBytesPerRow * 8;
    std::size_t top = 0;
    std::size_t right = 0;
    std::size_t bottom = 0;
};

/// What the ink covers.
Square ink_box(const Bitmap& bitmap) {
    Square box;
    bool is_first = true;
    for (std::size_t y = 0; y < bitmap.height(); ++y) {
        for (std::size_t x = 0; x < Bitmap::kBytesPerRow * 8; ++x) {
            if (!bitmap.ink(x, y)) continue;
            if (is_first) box.top = y;
            is_first = false;
            box.left = std::min(box.left, x);
            box.right = std::max(box.right, x + 1);
            box.bottom = y + 1;
        }
    }
    return box;
}

}  // namespace

TEST_CASE("a printer behind a device file prints", "[platform][print]") {
    test::check_printer([] { return OnFile{}; });
}

TEST_CASE("a network printer prints", "[platform][print]") {
    test::check_printer([] { return OnNetwork{}; });
}

TEST_CASE("a folder stands for a printer in demonstrations", "[platform][print]") {
    test::check_printer([] { return InFolder{}; });
}

TEST_CASE("a folder goes on after what it keeps from an earlier start", "[platform][print]") {
    test::TemporaryFolder folder;
    for (int start = 0; start < 3; ++start) {
        REQUIRE(make("dossier:" + folder.path())->print(test::waiting_slip()));
    }
    for (const auto* name : {"ticket-1.png", "ticket-2.escpos", "ticket-3.png"}) {
        CHECK(std::filesystem::exists(folder.file(name)));
    }
}

TEST_CASE("a printer that never answers is taken to have paper", "[platform][print]") {
    OnNetwork network;
    network.device.answers = false;
    CHECK(network.printer.state() == PaperState::ok);
    CHECK(network.printer.print(test::waiting_slip()));
    CHECK(network.printed() == 1);
}

TEST_CASE("the name of a printer says what it is, or is refused", "[platform][print]") {
    for (const auto* wrong :
         {"", "tcp:", "tcp:hote", "tcp:hote:", "dossier:", "dossier:/nulle/part", "imprimante"}) {
        CAPTURE(wrong);
        const auto made = platform::make_printer(wrong, SlipForm::drawn);
        REQUIRE_FALSE(made);
        CHECK(made.error().code == ErrorCode::invalid_input);
    }
}

TEST_CASE("a printer's answer tells paper from faults", "[platform][print]") {
    CHECK(platform::state_of("") == PaperState::ok);
    CHECK(platform::state_of("\x12\x12") == PaperState::ok);
    CHECK(platform::state_of("\x1E") == PaperState::ok);  // paper is near its end
    CHECK(platform::state_of("\x72") == PaperState::out_of_paper);
    CHECK(platform::state_of("\x12\x32") == PaperState::out_of_paper);
    CHECK(platform::state_of("\x12\x16") == PaperState::fault);  // cover open
    CHECK(platform::state_of("HTTP") == PaperState::fault);
}

TEST_CASE("text for the printer's own letters is in code page 858", "[platform][print]") {
    CHECK(platform::to_cp858("Mâcon 5 €") ==
          "M\x83"
          "con 5 \xD5");
    CHECK(platform::to_cp858("l’œil – 9\u202Fh") == "l'oeil - 9\xFFh");
    CHECK_FALSE(platform::to_cp858("رقمك"));
    CHECK_FALSE(platform::to_cp858("\xC3"));
    CHECK_FALSE(platform::to_cp858("\x1B@"));
}

TEST_CASE("a slip as text carries its lines and the printer's own QR", "[platform][print]") {
    const auto bytes = platform::text_bytes(test::waiting_slip());
    REQUIRE(bytes);
    CHECK_THAT(*bytes, test::contains("Votre num\x82ro"));
    CHECK_THAT(*bytes, test::contains("https://exemple.fr/B28"));
    CHECK_THAT(*bytes, test::contains(std::string{"\x1D(k", 3}));
    CHECK(bytes->substr(bytes->size() - kCut.size()) == kCut);
}

TEST_CASE("a slip that the printer's letters cannot write is drawn", "[platform][print]") {
    OnFile file;
    REQUIRE(file.printer.print({"", "ar", {{SlipLine::Kind::title, "رقمك"}}}));
    CHECK(ink_box(decode(content_of(file.path))).bottom > 0);
}

TEST_CASE("a drawn slip holds its QR, module by module, at least 30 mm wide", "[platform][print]") {
    const std::string text = "https://exemple.fr/rdv/7K42PA";
    const auto bitmap = decode(
        platform::raster_bytes(platform::draw_slip({"", "fr", {{SlipLine::Kind::qr, text}}})));
    const auto box = ink_box(bitmap);
    const auto modules = platform::qr_modules(text);
    REQUIRE_FALSE(modules.empty());

    const auto side = box.right - box.left;
    CHECK(side >= 240);
    CHECK(side == box.bottom - box.top);
    REQUIRE(side % modules.size() == 0);
    const auto dots = side / modules.size();
    for (std::size_t i = 0; i < modules.size() * modules.size(); ++i) {
        const auto row = i / modules.size();
        const auto column = i % modules.size();
        const bool ink =
            bitmap.ink(box.left + column * dots + dots / 2, box.top + row * dots + dots / 2);
        REQUIRE(ink == modules[row][column]);
    }
}

TEST_CASE("a drawn slip stays within 72 mm, and a number stands 8.7 mm high", "[platform][print]") {
    platform::use_fonts(std::string{PERRON_BINARY_DIR} + "/share/perron/polices");
    const auto slip = ink_box(platform::draw_slip(test::waiting_slip()));
    CHECK(slip.left >= 16);
    CHECK(slip.right <= 560);
    const auto number = ink_box(platform::draw_slip({"", "fr", {{SlipLine::Kind::huge, "28"}}}));
    CHECK(number.bottom - number.top >= 70);
}

TEST_CASE("text in Arabic starts at the right", "[platform][print]") {
    const auto french =
        ink_box(platform::draw_slip({"", "fr", {{SlipLine::Kind::text, "Bonjour", false}}}));
    const auto arabic =
        ink_box(platform::draw_slip({"", "ar", {{SlipLine::Kind::text, "مرحبا", false}}}));
    CHECK(french.left < 30);
    CHECK(arabic.right > 545);
    CHECK(arabic.left > 300);
}

TEST_CASE("a slip without end is cut at 60 cm", "[platform][print]") {
    domain::Slip endless{"Lieu", "fr", {}};
    endless.lines.assign(2000, {SlipLine::Kind::text, "Encore une ligne"});
    const auto height = platform::draw_slip(endless).height();
    CHECK(height > 4700);
    CHECK(height < 4900);
}

TEST_CASE("a slip in Arabic is set from the right, French names too", "[platform][print]") {
    platform::use_fonts(std::string{PERRON_BINARY_DIR} + "/share/perron/polices");
    using Kind = domain::SlipLine::Kind;
    const auto box_of = [](const std::string& language, const std::string& text) {
        return ink_box(platform::draw_slip({"", language, {{Kind::text, text, false}}}));
    };
    const auto french = box_of("fr", "Permanence logement");
    const auto in_arabic = box_of("ar", "Permanence logement");
    CHECK(french.left < 40);
    CHECK(in_arabic.right > Bitmap::kBytesPerRow * 8 - 40);
    CHECK(box_of("ar", "السكن").right > Bitmap::kBytesPerRow * 8 - 40);
}
