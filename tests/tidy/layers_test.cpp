// The direction of includes (docs/ARCHITECTURE.md). Debian's headers all sit in /usr/include, so
// the compiler lets a domain file include <sqlite3.h> whatever CMake links; this test does not.

#include "tests/support/catch.h"
#include "tests/tidy/source_tree.h"

#include <algorithm>

namespace {

/// What a folder may include besides itself and the standard library.
struct Layer {
    std::string folder;
    std::vector<std::string> may_include;
};

const std::vector<Layer> kLayers{
    {"kiosk/base/", {}},
    {"kiosk/domain/", {"kiosk/base/"}},
    {"kiosk/rules/", {"kiosk/base/", "kiosk/domain/"}},
    {"kiosk/content/", {"kiosk/base/", "kiosk/domain/", "kiosk/rules/"}},
    {"kiosk/app/", {"kiosk/base/", "kiosk/domain/", "kiosk/rules/", "kiosk/content/"}},
    {"kiosk/view/",
     {"kiosk/base/", "kiosk/domain/", "kiosk/rules/", "kiosk/content/", "kiosk/app/"}},
    {"kiosk/ui/", {"kiosk/base/", "kiosk/view/", "imgui"}},
    {"kiosk/simuler/",
     {"kiosk/base/", "kiosk/domain/", "kiosk/rules/", "kiosk/content/", "platform/yaml/",
      "nlohmann/", "simdjson.h"}},
    {"kiosk/parution/",
     {"kiosk/base/", "kiosk/domain/", "kiosk/rules/", "kiosk/content/", "kiosk/simuler/",
      "sync/protocol/", "sync/client/", "platform/yaml/", "platform/crypto/", "platform/system/"}},
    {"sync/protocol/",
     {"kiosk/base/", "kiosk/domain/", "simdjson.h", "nlohmann/", "zstd", "sodium"}},
    {"sync/stick/", {"kiosk/base/", "kiosk/domain/", "sync/protocol/"}},
    {"sync/client/",
     {"kiosk/base/", "kiosk/domain/", "sync/protocol/", "sync/stick/", "nlohmann/", "simdjson.h"}},
    {"sync/central/",
     {"kiosk/base/", "kiosk/domain/", "kiosk/content/", "kiosk/parution/", "sync/protocol/",
      "sync/stick/", "platform/http/", "platform/crypto/", "platform/system/", "nlohmann/",
      "simdjson.h", "sodium"}},
    {"platform/system/",
     {"kiosk/base/", "kiosk/domain/", "sys/", "linux/", "unistd.h", "fcntl.h", "time.h",
      "dirent.h"}},
    {"platform/yaml/", {"kiosk/base/", "kiosk/content/", "yaml.h"}},
    {"platform/crypto/", {"kiosk/base/", "kiosk/domain/", "sodium"}},
    {"platform/sqlite/",
     {"kiosk/base/", "kiosk/domain/", "kiosk/content/", "sync/protocol/", "sync/central/sql/",
      "sqlite3.h", "fcntl.h", "unistd.h"}},
    {"platform/postgresql/",
     {"kiosk/base/", "sync/central/sql/", "libpq-fe.h", "sys/", "fcntl.h", "spawn.h", "unistd.h"}},
    {"platform/curl/", {"kiosk/base/", "kiosk/domain/", "sync/client/", "curl/", "openssl/"}},
    {"platform/http/", {"kiosk/base/", "kiosk/domain/", "boost/", "openssl/"}},
    {"platform/raster/",
     {"kiosk/base/", "kiosk/domain/", "kiosk/ui/text/alpha_texture.h", "imgui.h", "stb/"}},
    {"platform/text/",
     {"kiosk/base/", "kiosk/ui/text/", "imgui.h", "hb", "fribidi", "ft2build.h", "freetype/",
      "harfbuzz/"}},
    {"platform/sdl/", {"kiosk/base/", "kiosk/domain/", "kiosk/ui/input.h", "SDL2/", "SDL.h"}},
    {"platform/print/",
     {"kiosk/base/", "kiosk/domain/", "kiosk/ui/qr_port.h", "cairo", "pango", "fontconfig", "cups/",
      "qrencode.h", "sys/", "unistd.h", "fcntl.h", "netdb.h", "poll.h", "arpa/", "netinet/"}},
};

/// The part between the quotes or brackets of an include; empty for another line.
std::string included(const std::string& line) {
    if (!tidy::starts_with(line, "#include ")) return "";
    const auto end = line.find_last_of("\">");
    return end == std::string::npos || end < 10 ? "" : line.substr(10, end - 10);
}

bool is_standard(const std::string& header) {
    return header.find('.') == std::string::npos && header.find('/') == std::string::npos;
}

bool is_allowed(const Layer& layer, const std::string& header) {
    if (is_standard(header) || tidy::starts_with(header, layer.folder)) return true;
    return std::any_of(layer.may_include.begin(), layer.may_include.end(),
                       [&](const auto& start) { return tidy::starts_with(header, start); });
}

/// A composition root knows every adapter.
bool is_root(const std::string& path) {
    return tidy::ends_with(path, "/main.cpp");
}

std::vector<std::string> forbidden_includes(const Layer& layer) {
    std::vector<std::string> found;
    for (const auto& file : tidy::files_below(layer.folder, {".h", ".cpp"})) {
        if (is_root(file.path)) continue;
        for (const auto& line : file.lines) {
            const auto header = included(line);
            if (!header.empty() && !is_allowed(layer, header)) {
                found.push_back(file.path + " includes " + header);
            }
        }
    }
    return found;
}

}  // namespace

TEST_CASE("every layer includes only the layers below it", "[tidy]") {
    for (const auto& layer : kLayers) {
        CAPTURE(layer.folder);
        CHECK(forbidden_includes(layer) == std::vector<std::string>{});
    }
}

TEST_CASE("every source folder has its layer", "[tidy]") {
    for (const auto& folder : {"kiosk/", "sync/", "platform/"}) {
        for (const auto& file : tidy::files_below(folder, {".h", ".cpp"})) {
            const bool known = is_root(file.path) || tidy::starts_with(file.path, "kiosk/borne/") ||
                               std::any_of(kLayers.begin(), kLayers.end(), [&](const auto& layer) {
                                   return tidy::starts_with(file.path, layer.folder);
                               });
            CAPTURE(file.path);
            CHECK(known);
        }
    }
}

TEST_CASE("Boost.Beast, slow to compile, is included in one file only", "[tidy]") {
    int users = 0;
    for (const auto& file : tidy::files_below("platform/http/", {".h", ".cpp"})) {
        users += std::any_of(file.lines.begin(), file.lines.end(), [](const auto& line) {
            return tidy::starts_with(included(line), "boost/beast");
        });
    }
    CHECK(users <= 1);
}
