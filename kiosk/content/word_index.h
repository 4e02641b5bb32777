#pragma once

// Which fiches hold which words.
//
//  1. Words are folded by content/words.h on both sides. Each known word keeps the rows that hold
//     it, with the columns where it stands; a word being typed is a range of known words.
//  2. Columns go from the most to the least telling: the name, the everyday words and the place,
//     the words of the themes, the texts. A row's rank is the least telling column one needs to
//     find all the words.
//  3. A word no known one starts with is replaced by the nearest ones (content/spelling.h), or left
//     out.
//  4. When no row has all the words, rows with most of them come first.
//
// SQLite FTS5 was measured beside it and is many times slower on words being typed: it ranks
// every row that holds the few letters there are (docs/decisions/2026-11-22-index-de-recherche.md).

#include "kiosk/content/spelling.h"

#include <cstdint>
#include <string>
#include <vector>

namespace content {

class WordIndex {
  public:
    /// The folded words of one row, most telling column first.
    struct Text {
        std::vector<std::string> nom;
        std::vector<std::string> mots;  ///< everyday words, commune, postal code, phone
        std::vector<std::string> themes;
        std::vector<std::string> texte;
    };

    /// Rows are numbered from 0 in the order of `texts`; at most 16 million of them.
    explicit WordIndex(const std::vector<Text>& texts);

    struct Match {
        std::size_t row;
        int rank;  ///< 0 is best
    };

    /// The rows that hold the words (folded), in the order of rows. Only the first six words count.
    std::vector<Match> find(const std::vector<std::string>& words) const;

  private:
    /// For each row, the most telling column that holds the start of a word; kNone without.
    std::vector<std::uint8_t> best_columns(const std::string& word) const;
    void mark(const Spelling::Range& words, std::vector<std::uint8_t>& best) const;

    Spelling known_;
    std::vector<std::uint32_t> first_;     ///< of each known word in postings_, and the end
    std::vector<std::uint32_t> postings_;  ///< row × 4 + column
    std::size_t rows_;
};

}  // namespace content
