#pragma once

// The command line of a test program that can also be run by hand: `--name value` and `--flag`.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace test {

struct Arguments {
    std::vector<std::string> words;

    bool has(const std::string& name) const {
        return std::find(words.begin(), words.end(), name) != words.end();
    }
    std::string value(const std::string& name, const std::string& otherwise) const {
        const auto found = std::find(words.begin(), words.end(), name);
        return found == words.end() || found + 1 == words.end() ? otherwise : *(found + 1);
    }
    /// 0 when it is not there, or no number.
    std::uint64_t number(const std::string& name) const {
        return std::strtoull(value(name, "0").c_str(), nullptr, 10);
    }
};

}  // namespace test
