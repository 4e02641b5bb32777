#include "platform/print/numbered_files.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace platform {

std::string next_path(const std::string& folder, const std::string& stem) {
    const std::string start = stem + "-";
    int last = 0;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator{folder, missing}) {
        const std::string name = entry.path().stem().string();
        if (name.compare(0, start.size(), start) != 0) continue;
        int number = 0;
        std::from_chars(name.data() + start.size(), name.data() + name.size(), number);
        last = std::max(last, number);
    }
    return folder + "/" + start + std::to_string(last + 1);
}

}  // namespace platform
