#pragma once

// Work spread over every core, in child processes: one that dies names the item it died in.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace test {

struct Work {
    std::size_t count = 0;
    /// Does the item of that rank, in the folder given, and tells it in one line.
    std::function<std::string(std::size_t item, const std::string& folder)> tell;
    /// True when what was told makes the rest useless.
    std::function<bool(const std::string& line)> is_enough = [](const auto&) { return false; };
};

struct WorkDone {
    std::vector<std::string> lines;
    std::vector<std::size_t> deadly;  ///< items that a child died in
    double seconds = 0;
};

WorkDone work_in_children(const Work& work);

/// A folder of this process, in memory where there is one.
std::string folder_of_process();

}  // namespace test
