#pragma once

#include <span>
#include <string_view>

namespace central {

/// The schema of a department's SQLite file, from 1, forward only.
std::span<const std::string_view> migrations();

}  // namespace central
