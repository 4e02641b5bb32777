#include "tests/support/seeds.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <random>

namespace test {

std::vector<std::uint64_t> seeds_from(const std::string& origin, std::size_t count) {
    std::uint64_t state = 14'695'981'039'346'656'037U;
    for (const char c : origin) {
        state = (state ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
    }
    std::mt19937_64 dice{state};
    std::vector<std::uint64_t> seeds;
    for (std::size_t i = 0; i < count; ++i) seeds.push_back(dice() % 1'000'000'000'000U);
    return seeds;
}

std::vector<std::uint64_t> seeds_kept_in(const std::string& path) {
    std::ifstream file{path};
    std::vector<std::uint64_t> seeds;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line.front() != '#') seeds.push_back(std::stoull(line));
    }
    return seeds;
}

std::string commit_under_test() {
    std::array<char, 64> line{};
    auto* git = popen("git rev-parse HEAD 2>/dev/null", "r");
    if (git == nullptr) return "sans commit";
    const bool read = std::fgets(line.data(), static_cast<int>(line.size()), git) != nullptr;
    pclose(git);
    return read ? std::string{line.data()} : "sans commit";
}

}  // namespace test
