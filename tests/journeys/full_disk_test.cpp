// A kiosk on a disk that is really full: a small file system of its own, in memory.

#include "tests/journeys/fleet.h"
#include "tests/journeys/shown_numbers.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

#include <sys/mount.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

namespace fs = std::filesystem;

/// A file system of 12 MiB on a folder, for as long as this lives.
class SmallDisk {
  public:
    explicit SmallDisk(std::string folder) : folder_(std::move(folder)) {
        fs::create_directories(folder_);
        is_mounted_ = ::mount("perron-essai", folder_.c_str(), "tmpfs", 0, "size=12m") == 0;
    }
    ~SmallDisk() {
        if (is_mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool is_mounted() const { return is_mounted_; }

    /// Writes until not one byte is left.
    void fill() const {
        std::ofstream file{folder_ + "/autre", std::ios::binary};
        const std::string block(4096, 'x');
        while (file.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
        }
    }
    std::uintmax_t free_bytes() const { return fs::space(folder_).available; }

  private:
    std::string folder_;
    bool is_mounted_ = false;
};

std::string read_all(const std::string& path) {
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::string tickets(int count) {
    std::string scenario;
    for (int i = 0; i < count; ++i) {
        scenario +=
            "tap accueil.commencer\ntap langue.fr\ntap besoin.argent\ntap besoins.continuer\n"
            "tap actions.ticket\nexpect numero\ntree\ntap terminer\n";
    }
    return scenario;
}

}  // namespace

TEST_CASE("a kiosk that starts on a disk with no byte left gives tickets on its reserve",
          "[journeys][disque]") {
    const journeys::Fleet fleet;
    fleet.set_staff_code("271828");
    const test::TemporaryFolder kept;
    fs::copy(fleet.device_folder(), kept.path(), fs::copy_options::recursive);
    const SmallDisk disk{fleet.device_folder()};
    if (!disk.is_mounted()) {
        WARN("SKIPPED: no file system can be mounted here (" << std::strerror(errno) << ')');
        return;
    }
    fs::copy(kept.path(), fleet.device_folder(), fs::copy_options::recursive);
    REQUIRE(fleet.visit(tickets(2), false).status == 0);
    disk.fill();
    REQUIRE(disk.free_bytes() == 0);

    const auto ended = fleet.visit(tickets(40) + journeys::kStaffEnters + "tree\n", false);

    INFO(ended.err);
    CHECK(ended.status == 0);
    CHECK(journeys::numbers_shown(ended.out).size() == 40);
    CHECK_THAT(ended.out, test::contains("plus de réserve"));
    CHECK_THAT(read_all(fleet.device_folder() + "/borne.log"), test::contains("reserve_rendue"));
    CHECK(fleet.visit("sync\n").status == 0);
    CHECK(fleet.tickets_of_centre().size() == 42);
}
