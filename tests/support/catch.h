#pragma once

// Catch2 under one name: 2.13 in Debian 12, 3 in Debian 13. Every test includes this header only.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
