#include "tests/tidy/source_tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace tidy {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot{PERRON_SOURCE_DIR};

}  // namespace

bool starts_with(const std::string& text, const std::string& start) {
    return text.compare(0, start.size(), start) == 0;
}

bool ends_with(const std::string& text, const std::string& end) {
    return text.size() >= end.size() &&
           text.compare(text.size() - end.size(), end.size(), end) == 0;
}

SourceFile read_source(const std::string& path) {
    SourceFile source{path, {}};
    std::ifstream file{kRoot / path};
    for (std::string line; std::getline(file, line);) source.lines.push_back(line);
    return source;
}

std::vector<SourceFile> files_below(const std::string& folder,
                                    const std::vector<std::string>& endings) {
    std::vector<SourceFile> files;
    if (!fs::exists(kRoot / folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator{kRoot / folder}) {
        const auto name = entry.path().string();
        const bool wanted = std::any_of(endings.begin(), endings.end(),
                                        [&](const auto& end) { return ends_with(name, end); });
        if (!entry.is_regular_file() || !wanted) continue;
        files.push_back(read_source(fs::relative(entry.path(), kRoot).generic_string()));
    }
    std::sort(files.begin(), files.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

}  // namespace tidy
