#include "kiosk/content/word_index.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace content {
namespace {

constexpr std::size_t kColumns = 4;
constexpr std::uint8_t kNone = kColumns;
constexpr std::size_t kMostWords = 6;
constexpr std::size_t kMostGuesses = 3;

using Columns = std::array<const std::vector<std::string>*, kColumns>;

Columns columns_of(const WordIndex::Text& text) {
    return {&text.nom, &text.mots, &text.themes, &text.texte};
}

std::vector<std::string> all_words(const std::vector<WordIndex::Text>& texts) {
    std::vector<std::string> words;
    for (const auto& text : texts) {
        for (const auto* column : columns_of(text)) {
            words.insert(words.end(), column->begin(), column->end());
        }
    }
    return words;
}

/// The place of a word among the known ones, and its posting.
using Placed = std::pair<std::uint32_t, std::uint32_t>;

/// Every word of every text as its place among the known ones, without repeats, in order.
std::vector<Placed> place_all(const std::vector<WordIndex::Text>& texts, const Spelling& known) {
    std::vector<Placed> placed;
    for (std::size_t row = 0; row < texts.size(); ++row) {
        const auto columns = columns_of(texts[row]);
        for (std::size_t column = 0; column < kColumns; ++column) {
            for (const auto& word : *columns[column]) {
                placed.emplace_back(static_cast<std::uint32_t>(known.starting_with(word).first),
                                    static_cast<std::uint32_t>(row * kColumns + column));
            }
        }
    }
    std::sort(placed.begin(), placed.end());
    placed.erase(std::unique(placed.begin(), placed.end()), placed.end());
    return placed;
}

}  // namespace

WordIndex::WordIndex(const std::vector<Text>& texts)
    : known_(all_words(texts)), rows_(texts.size()) {
    assert(rows_ < std::size_t{1} << 24);
    const auto placed = place_all(texts, known_);
    first_.assign(known_.size() + 1, 0);
    postings_.reserve(placed.size());
    for (const auto& [word, posting] : placed) {
        ++first_[word + 1];
        postings_.push_back(posting);
    }
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
}

void WordIndex::mark(const Spelling::Range& words, std::vector<std::uint8_t>& best) const {
    for (auto i = first_[words.first]; i < first_[words.last]; ++i) {
        auto& column = best[postings_[i] / kColumns];
        column = std::min(column, static_cast<std::uint8_t>(postings_[i] % kColumns));
    }
}

std::vector<std::uint8_t> WordIndex::best_columns(const std::string& word) const {
    std::vector<std::uint8_t> best;
    const auto range = known_.starting_with(word);
    if (range.first != range.last) {
        best.assign(rows_, kNone);
        mark(range, best);
        return best;
    }
    for (const auto& guess : known_.nearest(word, kMostGuesses)) {
        best.resize(rows_, kNone);
        mark(known_.starting_with(guess), best);
    }
    return best;
}

std::vector<WordIndex::Match> WordIndex::find(const std::vector<std::string>& words) const {
    std::vector<std::uint8_t> worst(rows_, 0);    // the column one needs to find all the words
    std::vector<std::uint8_t> missing(rows_, 0);  // words that are not there
    std::uint8_t searched = 0;
    for (std::size_t i = 0; i < std::min(words.size(), kMostWords); ++i) {
        const auto best = best_columns(words[i]);
        if (best.empty()) continue;
        ++searched;
        for (std::size_t row = 0; row < rows_; ++row) {
            if (best[row] == kNone) {
                ++missing[row];
            } else {
                worst[row] = std::max(worst[row], best[row]);
            }
        }
    }
    if (searched == 0) return {};
    const auto fewest = *std::min_element(missing.begin(), missing.end());
    const auto most = fewest == 0 ? 0 : searched - 1;  // some words only when no row has them all

    std::vector<Match> matches;
    for (std::size_t row = 0; row < rows_; ++row) {
        if (missing[row] > most) continue;
        matches.push_back({row, missing[row] * static_cast<int>(kColumns) + worst[row]});
    }
    return matches;
}

}  // namespace content
