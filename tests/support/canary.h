#pragma once

// Looks for a word in bytes whatever its form: as it is or in another case, UTF-16, hexadecimal or
// base64. For the theft test: what must be nowhere must be nowhere in disguise either.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace test {

/// The word's own bytes, a zero before or after each, two digits each, or base64 at each of the
/// three ways it can fall in a longer text.
inline std::string utf16_of(std::string_view word, bool big_endian) {
    std::string bytes;
    for (const char c : word) {
        bytes += big_endian ? '\0' : c;
        bytes += big_endian ? c : '\0';
    }
    return bytes;
}

inline std::string hex_of(std::string_view word) {
    std::string digits;
    for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        digits += "0123456789abcdef"[byte / 16];
        digits += "0123456789abcdef"[byte % 16];
    }
    return digits;
}

inline std::string base64_of(std::string_view word, std::size_t phase) {
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::string padded = std::string(phase, '\0') + std::string{word};
    std::string text;
    for (std::size_t bit = 0; bit + 6 <= padded.size() * 8; bit += 6) {
        unsigned value = 0;
        for (std::size_t i = bit; i < bit + 6; ++i) {
            const auto byte = static_cast<unsigned char>(padded[i / 8]);
            value = value * 2 + ((byte >> (7 - i % 8)) & 1U);
        }
        text += kDigits[value];
    }
    const std::array<std::size_t, 3> shared{0, 2, 3};  // digits that the bytes before decide too
    return text.substr(shared.at(phase));
}

inline std::string lower(std::string_view text) {
    std::string small{text};
    std::transform(small.begin(), small.end(), small.begin(),
                   [](unsigned char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    return small;
}

/// Whether `bytes` hold `word` (ASCII) in any of those forms, in any case of its letters.
inline bool holds_canary(std::string_view bytes, std::string_view word) {
    const auto small = lower(bytes);
    const auto small_word = lower(word);
    std::vector<std::string> anywhere{small_word, utf16_of(small_word, false),
                                      utf16_of(small_word, true)};
    std::vector<std::string> exact;
    for (const auto& cased : {std::string{word}, small_word}) {
        anywhere.push_back(hex_of(cased));
        for (std::size_t phase = 0; phase < 3; ++phase) exact.push_back(base64_of(cased, phase));
    }
    const auto in = [](std::string_view where) {
        return [where](const std::string& form) { return where.find(form) != where.npos; };
    };
    return std::any_of(anywhere.begin(), anywhere.end(), in(small)) ||
           std::any_of(exact.begin(), exact.end(), in(bytes));
}

}  // namespace test
