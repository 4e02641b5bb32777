// The units that packaging/systemd gives to an operator run commands that exist.

#include "sync/central/cli/arguments.h"
#include "tests/support/catch.h"

#include <filesystem>
#include <fstream>

namespace fs = std::filesystem;

TEST_CASE("each unit of systemd runs a command of perron-central, each timer a unit that is there",
          "[sync][central][systemd]") {
    const fs::path folder = PERRON_SOURCE_DIR "/packaging/systemd";
    const std::string start = "ExecStart=/usr/bin/perron-central ";
    int services = 0;
    for (const auto& entry : fs::directory_iterator{folder}) {
        CAPTURE(entry.path());
        if (entry.path().extension() == ".timer") {
            CHECK(fs::exists(fs::path{entry.path()}.replace_extension(".service")));
            continue;
        }
        std::ifstream unit{entry.path()};
        for (std::string line; std::getline(unit, line);) {
            if (line.rfind(start, 0) != 0) continue;
            ++services;
            const auto verb =
                line.substr(start.size(), line.find(' ', start.size()) - start.size());
            CHECK_THAT(std::string{central::kUsage}, test::contains("perron-central " + verb));
        }
    }
    CHECK(services == 4);
}
