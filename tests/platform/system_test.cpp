#include "platform/system/files.h"
#include "platform/system/log_file.h"
#include "platform/system/parallel.h"
#include "platform/system/system_clock.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <atomic>
#include <filesystem>

using platform::FolderLock;
using platform::read_file;
using platform::write_file;

TEST_CASE("a file is written whole, with its mode, over the old one", "[platform][system]") {
    const test::TemporaryFolder folder;
    const auto path = folder.file("identite.json");
    REQUIRE(write_file(path, "one"));
    REQUIRE(write_file(path, "two", 0600));
    CHECK(*read_file(path, 100) == "two");
    CHECK((std::filesystem::status(path).permissions() & std::filesystem::perms::mask) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    CHECK_FALSE(std::filesystem::exists(path + ".part"));
}

TEST_CASE("a file that cannot be written leaves the old one", "[platform][system]") {
    const test::TemporaryFolder folder;
    CHECK(write_file(folder.file("none/file"), "x").error().code == ErrorCode::unavailable);
    CHECK(write_file("/dev/full/x", "x").error().code == ErrorCode::unavailable);
    CHECK_FALSE(platform::check_writable(folder.file("none")));
    CHECK(platform::check_writable(folder.path()));
}

TEST_CASE("a file that is missing or too large says so", "[platform][system]") {
    const test::TemporaryFolder folder;
    CHECK(read_file(folder.file("none"), 10).error().code == ErrorCode::not_found);
    REQUIRE(write_file(folder.file("large"), std::string(11, 'x')));
    CHECK(read_file(folder.file("large"), 10).error().code == ErrorCode::invalid_input);
}

TEST_CASE("a folder is held by one process, until it lets go", "[platform][system]") {
    const test::TemporaryFolder folder;
    {
        const auto first = FolderLock::take(folder.path());
        REQUIRE(first);
        CHECK(FolderLock::take(folder.path()).error().code == ErrorCode::conflict);
    }
    CHECK(FolderLock::take(folder.path()));
}

TEST_CASE("the log keeps one line a fact, and its files stay small", "[platform][system]") {
    const test::TemporaryFolder folder;
    const platform::SystemClock clock;
    platform::LogFile log{folder.file("borne.log"), clock};
    log.write("demarrage", "two\nlines");
    const auto text = read_file(folder.file("borne.log"), 1000);
    REQUIRE(text);
    CHECK_THAT(*text, test::contains("Z demarrage two lines\n"));

    REQUIRE(write_file(folder.file("borne.log"), std::string(2 << 20, 'x')));
    log.write("suite", "");
    CHECK(std::filesystem::file_size(folder.file("borne.log")) < 100);
    CHECK(std::filesystem::exists(folder.file("borne.log.1")));
}

TEST_CASE("the machine's clock goes forward and knows its boot", "[platform][system]") {
    const platform::SystemClock clock;
    const auto first = clock.read();
    const auto second = clock.read();
    CHECK(second.mono >= first.mono);
    CHECK(first.boot == second.boot);
    CHECK(first.boot != domain::BootId{});
}

TEST_CASE("work shared between processors is done once each, however much there is",
          "[platform][system]") {
    const auto count = static_cast<std::size_t>(GENERATE(0, 1, 2, 1'000));
    std::vector<std::atomic<int>> done(count);
    platform::for_each_in_parallel(count, [&](std::size_t i) { ++done[i]; });
    CHECK(std::all_of(done.begin(), done.end(), [](const auto& times) { return times == 1; }));
}
