#pragma once

// Which files of a folder hold a word, whatever their format.

#include "platform/system/files.h"
#include "tests/support/catch.h"

#include <filesystem>
#include <string>
#include <vector>

namespace test {

inline std::vector<std::string> files_with(const std::string& folder, const std::string& word) {
    constexpr std::size_t kMaxBytes = std::size_t{64} << 20;
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (!entry.is_regular_file()) continue;
        const auto bytes = platform::read_file(entry.path(), kMaxBytes);
        REQUIRE(bytes);
        if (bytes->find(word) != std::string::npos) found.push_back(entry.path().filename());
    }
    return found;
}

}  // namespace test
