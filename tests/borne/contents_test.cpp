// The content installed with the program, proved again at each start.

#include "kiosk/borne/contents.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

namespace fs = std::filesystem;

std::string read(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

void replace_in(const std::string& path, const std::string& old, const std::string& now) {
    auto text = read(path);
    const auto at = text.find(old);
    REQUIRE(at != std::string::npos);
    text.replace(at, old.size(), now);
    std::ofstream{path, std::ios::binary} << text;
}

struct Installed {
    test::TemporaryFolder folder;
    std::string parametres = folder.file("parametres");
    std::vector<std::string> logged;

    Installed() { fs::copy("assets/parametres", parametres, fs::copy_options::recursive); }

    borne::ContentInUse start() {
        const auto log = [this](std::string_view code, std::string_view) {
            logged.emplace_back(code);
        };
        borne::Contents contents{{"assets/packs/71", parametres, log}, nullptr};
        return contents.start();
    }
};

}  // namespace

TEST_CASE("installed scales that their vectors prove are used", "[borne][contenu]") {
    Installed installed;
    const auto content = installed.start();
    CHECK(content.parametres);
    CHECK(content.aides);
    CHECK_FALSE(content.refused);
    CHECK(installed.logged.empty());
}

TEST_CASE("an installed scale whose vectors do not hold estimates nothing, and the directory stays",
          "[borne][contenu]") {
    Installed installed;
    replace_in(installed.parametres + "/rsa.yaml", "651.69", "656.19");
    const auto content = installed.start();
    CHECK_FALSE(content.parametres);
    CHECK(content.aides);
    CHECK_FALSE(content.annuaire->themes().empty());
    CHECK(installed.logged == std::vector<std::string>{"baremes_refuses"});
}

TEST_CASE("installed aides that cannot be read are not shown, and the scales stay",
          "[borne][contenu]") {
    Installed installed;
    const auto first = fs::directory_iterator {
        installed.parametres + "/aides"
        } -> path().string();
    std::ofstream{first, std::ios::app} << "\n- : [";
    const auto content = installed.start();
    CHECK(content.parametres);
    CHECK_FALSE(content.aides);
    CHECK(installed.logged == std::vector<std::string>{"aides_refusees"});
}
