#pragma once

// Seeds that change with every commit, and that anybody can find again.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace test {

/// `count` seeds that follow from `origin`, a commit for instance.
std::vector<std::uint64_t> seeds_from(const std::string& origin, std::size_t count);

/// The seeds of a file, one a line; lines that begin with # say why.
std::vector<std::uint64_t> seeds_kept_in(const std::string& path);

/// The commit under test, or "sans commit".
std::string commit_under_test();

}  // namespace test
