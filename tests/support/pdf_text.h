#pragma once

// What a reader of PDF finds on a page, by poppler's pdftotext.

#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <string>

namespace test {

inline std::string output_of(const std::string& command) {
    std::string output;
    std::array<char, 4096> buffer{};
    auto* pipe = popen(command.c_str(), "r");
    std::size_t size = 0;
    while ((size = fread(buffer.data(), 1, buffer.size(), pipe)) > 0) {
        output.append(buffer.data(), size);
    }
    pclose(pipe);
    return output;
}

/// A form feed ends each page. Empty without poppler.
inline std::string text_of(const std::string& pdf) {
    const TemporaryFolder folder;
    std::ofstream{folder.file("page.pdf"), std::ios::binary} << pdf;
    return output_of("pdftotext -layout " + folder.file("page.pdf") + " - 2>/dev/null");
}

inline long pages_in(const std::string& text) {
    return std::count(text.begin(), text.end(), '\f');
}

}  // namespace test
