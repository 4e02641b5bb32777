#pragma once

// The sentences of assets/textes, as the kiosk reads them.

#include "kiosk/content/textes.h"
#include "platform/yaml/yaml_reader.h"
#include "tests/support/catch.h"

namespace test {

inline content::Textes real_textes() {
    std::vector<content::Node> roots;
    for (const std::string tag : {"fr", "en", "ar"}) {
        const auto root =
            platform::read_yaml_file(PERRON_SOURCE_DIR "/assets/textes/" + tag + ".yaml");
        REQUIRE(root);
        roots.push_back(*root);
    }
    const auto textes = content::Textes::read(roots);
    REQUIRE(textes);
    return *textes;
}

}  // namespace test
