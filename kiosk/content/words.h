#pragma once

// How a text becomes the words that search compares, the same for what is indexed and for what is
// typed: lower case, no accent, no apostrophe, no word that says nothing ("je", "de", "the", "في").
// Arabic loses its vowel signs, its article and the variants of alef, ya and ta marbuta.

#include <string>
#include <string_view>
#include <vector>

namespace content {

/// The text in lower case without accents, words separated by one space: "L'Œuvre d’été" gives
/// "l oeuvre d ete". Bytes that are not UTF-8 separate words.
std::string fold(std::string_view utf8);

/// The folded words that say something, in order, in the singular: "J'ai très faim" gives {"faim"},
/// "les loyers" gives {"loyer"}.
std::vector<std::string> search_words(std::string_view utf8);

/// The code points of a folded word.
std::u32string code_points(std::string_view utf8);

}  // namespace content
