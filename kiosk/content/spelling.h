#pragma once

// Which known words a badly typed one could be.
//
//  1. Every known word keeps a signature: one bit for each pair of letters that follow each other.
//  2. A slip of the finger spoils three pairs at most, so most words are put aside by counting
//  bits.
//  3. For the others the number of slips is counted exactly: a letter more, less or other, or two
//     letters exchanged. As people see results while they type, the end of the known word is free.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace content {

class Spelling {
  public:
    /// `words` are folded (content/words.h), in any order, repeated or not.
    explicit Spelling(std::vector<std::string> words);

    std::size_t size() const { return known_.size(); }

    /// Places among the known words in alphabetical order: from `first` to `last` excluded.
    struct Range {
        std::size_t first;
        std::size_t last;
    };

    /// The known words that start with `start`, itself first if it is known.
    Range starting_with(std::string_view start) const;

    /// The known words with the fewest slips from `word`, at most `most` of them, those of the
    /// nearest length first. None for words under 4 letters; one slip is forgiven up to 7 letters,
    /// two from 8.
    std::vector<std::string> nearest(std::string_view word, std::size_t most) const;

  private:
    struct Known {
        std::string word;
        std::uint64_t pairs;
    };
    std::vector<Known> known_;  ///< sorted by word
};

/// Slips between `word` and the start of `known` that suits it best.
std::size_t slips(const std::u32string& word, const std::u32string& known);

}  // namespace content
