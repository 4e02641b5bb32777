#pragma once

// The sources as the tidy tests read them: text files below the project's root, with their lines.

#include <string>
#include <vector>

namespace tidy {

struct SourceFile {
    std::string path;  ///< from the root, with '/'
    std::vector<std::string> lines;
};

/// The files of `folder` whose name ends with one of `endings`, in order of path.
std::vector<SourceFile> files_below(const std::string& folder,
                                    const std::vector<std::string>& endings);

/// One file, by its path from the root; no lines when it cannot be read.
SourceFile read_source(const std::string& path);

bool starts_with(const std::string& text, const std::string& start);
bool ends_with(const std::string& text, const std::string& end);

}  // namespace tidy
