#pragma once

// Text typed on the on-screen keyboard, one character at a time, in UTF-8.

#include <algorithm>
#include <string>

namespace app {

inline bool continues_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Number of characters.
inline std::size_t length_utf8(const std::string& text) {
    const auto inside = std::count_if(text.begin(), text.end(), continues_character);
    return text.size() - static_cast<std::size_t>(inside);
}

inline void remove_last_utf8(std::string& text) {
    while (!text.empty() && continues_character(text.back())) text.pop_back();
    if (!text.empty()) text.pop_back();
}

}  // namespace app
