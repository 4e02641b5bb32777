#include "kiosk/borne/staff_code.h"

#include "platform/system/files.h"
#include "tests/fakes/fake_clock.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>

using namespace std::chrono_literals;
using borne::StaffCode;
using domain::StaffVerdict;

namespace {

constexpr const char* kRight = "271828";
constexpr const char* kWrong = "000000";

struct Door {
    test::TemporaryFolder folder;
    test::FakeClock clock{domain::Instant{}};
    StaffCode code = with_code(folder, clock);

    static StaffCode with_code(const test::TemporaryFolder& folder, const test::FakeClock& clock) {
        REQUIRE(borne::set_staff_code(folder.path(), kRight));
        return StaffCode{folder.path(), clock};
    }
};

}  // namespace

TEST_CASE("the staff's code opens, and another does not", "[borne][personnel]") {
    Door door;
    CHECK(door.code.check(kWrong).verdict == StaffVerdict::wrong);
    CHECK(door.code.check(kRight).verdict == StaffVerdict::right);
    const auto kept = platform::read_file(door.folder.file("code-personnel"), 1000);
    REQUIRE(kept);
    CHECK(kept->find(kRight) == std::string::npos);
    const auto mode = std::filesystem::status(door.folder.file("code-personnel")).permissions();
    CHECK((mode & std::filesystem::perms::others_read) == std::filesystem::perms::none);
}

TEST_CASE("without a code the staff's screen stays closed", "[borne][personnel]") {
    const test::TemporaryFolder folder;
    const test::FakeClock clock{domain::Instant{}};
    StaffCode code{folder.path(), clock};
    CHECK(code.check("").verdict == StaffVerdict::unset);
    CHECK(code.check("123456").verdict == StaffVerdict::unset);
}

TEST_CASE("a code is 6 to 12 digits", "[borne][personnel]") {
    const test::TemporaryFolder folder;
    for (const auto* wrong : {"", "12345", "1234567890123", "12345a", "12 456"}) {
        CAPTURE(wrong);
        CHECK_FALSE(borne::set_staff_code(folder.path(), wrong));
    }
}

TEST_CASE("from the third wrong code each costs more time, which a restart does not shorten",
          "[borne][personnel]") {
    Door door;
    CHECK(door.code.check(kWrong).wait == 0s);
    CHECK(door.code.check(kWrong).wait == 0s);
    CHECK(door.code.check(kWrong).wait == 30s);
    CHECK(door.code.check(kRight).verdict == StaffVerdict::wait);
    door.clock.advance(29s);
    CHECK(door.code.check(kRight).wait == 1s);
    StaffCode restarted{door.folder.path(), door.clock};
    CHECK(restarted.check(kRight).verdict == StaffVerdict::wait);
    door.clock.advance(30s);
    CHECK(restarted.check(kWrong).wait == 60s);
    door.clock.advance(60s);
    CHECK(restarted.check(kRight).verdict == StaffVerdict::right);
    CHECK(restarted.check(kWrong).wait == 0s);
}

TEST_CASE("the twentieth wrong code locks until a new one is set", "[borne][personnel]") {
    Door door;
    for (int i = 1; i < 20; ++i) {
        REQUIRE(door.code.check(kWrong).verdict == StaffVerdict::wrong);
        door.clock.advance(900s);
    }
    CHECK(door.code.check(kWrong).verdict == StaffVerdict::locked);
    door.clock.advance(24h);
    CHECK(door.code.check(kRight).verdict == StaffVerdict::locked);
    StaffCode restarted{door.folder.path(), door.clock};
    CHECK(restarted.check(kRight).verdict == StaffVerdict::locked);
    REQUIRE(borne::set_staff_code(door.folder.path(), "314159"));
    CHECK(StaffCode(door.folder.path(), door.clock).check("314159").verdict == StaffVerdict::right);
}

TEST_CASE("taking the count of wrong codes away gives no try", "[borne][personnel]") {
    Door door;
    for (const bool removed : {true, false}) {
        if (removed) std::filesystem::remove(door.folder.file("code-personnel.essais"));
        if (!removed) {
            REQUIRE(platform::write_file(door.folder.file("code-personnel.essais"), "many"));
        }
        StaffCode code{door.folder.path(), door.clock};
        CHECK(code.check(kRight).verdict == StaffVerdict::locked);
    }
}
