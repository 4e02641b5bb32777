#include "platform/system/folder_stick.h"

#include "platform/system/background_thread.h"
#include "sync/stick/safe_write.h"
#include "tests/contract/stick_contract.h"
#include "tests/support/temporary_folder.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace fs = std::filesystem;
using platform::FolderStick;

namespace {

std::unique_ptr<FolderStick> stick_in(const test::TemporaryFolder& folder) {
    auto opened = FolderStick::open(folder.path());
    REQUIRE(opened);
    return *std::move(opened);
}

}  // namespace

TEST_CASE("a folder keeps the promises of a stick", "[platform][usb]") {
    const test::TemporaryFolder folder;
    test::check_stick([&] { return stick_in(folder); });
}

TEST_CASE("no stick is there when its folder is not", "[platform][usb]") {
    const test::TemporaryFolder folder;
    CHECK(FolderStick::open(folder.file("none")).error().code == ErrorCode::not_found);
}

TEST_CASE("nothing of a stick leads outside it", "[platform][usb]") {
    const test::TemporaryFolder outside;
    std::ofstream{outside.file("secret")} << "secret";
    const test::TemporaryFolder folder;
    const auto stick = stick_in(folder);
    fs::create_symlink(outside.file("secret"), folder.file("link"));
    fs::create_directory_symlink(outside.path(), folder.file("PERRON"));
    fs::create_symlink(outside.file("new"), folder.file("f.part"));

    CHECK(stick->read("link", 100).error().code == ErrorCode::invalid_input);
    CHECK(stick->read("PERRON/secret", 100).error().code == ErrorCode::invalid_input);
    CHECK(stick->read("../secret", 100).error().code == ErrorCode::invalid_input);
    CHECK(stick->files("PERRON", 10).error().code == ErrorCode::invalid_input);
    CHECK_FALSE(stick->make_folder("PERRON/71"));
    CHECK_FALSE(stick->write("PERRON/f", "x"));
    CHECK_FALSE(stick::write_safely(*stick, "f", "x"));
    CHECK_FALSE(stick->remove("PERRON/secret"));
    CHECK(stick->files("", 10)->empty());
    CHECK(stick->folders("", 10)->empty());
    CHECK(fs::exists(outside.file("secret")));
    CHECK_FALSE(fs::exists(outside.file("new")));
}

TEST_CASE("a pipe, a device or a file too large is refused at once", "[platform][usb]") {
    const test::TemporaryFolder folder;
    const auto stick = stick_in(folder);
    REQUIRE(::mkfifo(folder.file("pipe").c_str(), 0600) == 0);
    CHECK(stick->read("pipe", 100).error().code == ErrorCode::invalid_input);
    CHECK(stick->files("", 10)->empty());

    std::ofstream huge{folder.file("huge")};
    huge.close();
    fs::resize_file(folder.file("huge"), std::uintmax_t{1} << 40);
    CHECK(stick->read("huge", 5'000'000).error().code == ErrorCode::invalid_input);
}

TEST_CASE("a stick that is taken away fails, and its folder is never written instead",
          "[platform][usb]") {
    const test::TemporaryFolder folder;
    fs::create_directory(folder.file("mnt"));
    const auto stick = FolderStick::open(folder.file("mnt"));
    REQUIRE(stick);
    fs::rename(folder.file("mnt"), folder.file("away"));
    fs::remove_all(folder.file("away"));
    fs::create_directory(folder.file("mnt"));
    CHECK_FALSE((*stick)->write("f", "x"));
    CHECK_FALSE((*stick)->make_folder("PERRON"));
    CHECK(fs::is_empty(folder.file("mnt")));
}

TEST_CASE("slow work runs beside the loop and ends", "[platform][usb]") {
    std::atomic<bool> go{false};
    int done = 0;
    platform::BackgroundThread background;
    background.start([&] {
        while (!go) ::usleep(1000);
        ++done;
    });
    CHECK(background.busy());
    go = true;
    while (background.busy()) ::usleep(1000);
    CHECK(done == 1);
    background.start([&] { ++done; });
    while (background.busy()) ::usleep(1000);
    CHECK(done == 2);
}
