#pragma once

// Catch2 under one name: 2.13 in Debian 12, 3 in Debian 13. Every test includes this header only.

#include <string>

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
namespace test {
inline auto contains(const std::string& part) {
    return Catch::Matchers::ContainsSubstring(part);
}
}  // namespace test
#else
#include <catch2/catch.hpp>
namespace test {
inline auto contains(const std::string& part) {
    return Catch::Matchers::Contains(part);
}
}  // namespace test
#endif
