#pragma once

// Words with spaces between them, and the text that they make.

#include <string>
#include <string_view>
#include <vector>

namespace base {

/// However many spaces stand around and between them.
std::vector<std::string> split_words(std::string_view text);

/// One space between two words.
std::string join_words(const std::vector<std::string>& words);

}  // namespace base
