#include "kiosk/content/spelling.h"

#include "kiosk/content/words.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>
#include <utility>

namespace content {
namespace {

constexpr std::size_t kShortest = 4;
constexpr std::size_t kLongFrom = 8;
constexpr int kPairsPerSlip = 3;

std::uint64_t pairs_of(const std::u32string& word) {
    std::uint64_t pairs = 0;
    for (std::size_t i = 1; i < word.size(); ++i) {
        const auto mixed = (word[i - 1] * 0x9E3779B1U) ^ (word[i] * 0x85EBCA77U);
        pairs |= std::uint64_t{1} << (mixed >> 26);
    }
    return pairs;
}

std::size_t allowed_slips(std::size_t letters) {
    if (letters < kShortest) return 0;
    return letters < kLongFrom ? 1 : 2;
}

struct Candidate {
    std::size_t slips;
    std::size_t letters_apart;
    const std::string* word;

    friend bool operator<(const Candidate& a, const Candidate& b) {
        return std::tie(a.slips, a.letters_apart, *a.word) <
               std::tie(b.slips, b.letters_apart, *b.word);
    }
};

std::size_t apart(std::size_t a, std::size_t b) {
    return a > b ? a - b : b - a;
}

}  // namespace

std::size_t slips(const std::u32string& word, const std::u32string& known) {
    const auto columns = known.size() + 1;
    std::vector<std::size_t> before_last(columns);
    std::vector<std::size_t> last(columns);
    std::vector<std::size_t> row(columns);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= word.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j < columns; ++j) {
            const std::size_t differs = word[i - 1] == known[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + differs});
            const bool exchanged =
                i > 1 && j > 1 && word[i - 1] == known[j - 2] && word[i - 2] == known[j - 1];
            if (exchanged) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return *std::min_element(last.begin(), last.end());
}

Spelling::Spelling(std::vector<std::string> words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    known_.reserve(words.size());
    for (auto& word : words) {
        const auto pairs = pairs_of(code_points(word));
        known_.push_back({std::move(word), pairs});
    }
}

Spelling::Range Spelling::starting_with(std::string_view start) const {
    const auto first = std::partition_point(known_.begin(), known_.end(),
                                            [&](const Known& known) { return known.word < start; });
    const auto last = std::partition_point(first, known_.end(), [&](const Known& known) {
        return known.word.compare(0, start.size(), start) == 0;
    });
    return {static_cast<std::size_t>(first - known_.begin()),
            static_cast<std::size_t>(last - known_.begin())};
}

std::vector<std::string> Spelling::nearest(std::string_view word, std::size_t most) const {
    const auto letters = code_points(word);
    const auto allowed = allowed_slips(letters.size());
    if (allowed == 0) return {};

    const auto pairs = pairs_of(letters);
    std::vector<Candidate> candidates;
    for (const auto& known : known_) {
        const auto spoilt = std::popcount(pairs & ~known.pairs);
        if (spoilt > kPairsPerSlip * static_cast<int>(allowed)) continue;
        const auto known_letters = code_points(known.word);
        if (known_letters.size() + allowed < letters.size()) continue;
        const auto count = slips(letters, known_letters);
        if (count > allowed) continue;
        candidates.push_back({count, apart(letters.size(), known_letters.size()), &known.word});
    }
    std::sort(candidates.begin(), candidates.end());

    std::vector<std::string> found;
    for (const auto& candidate : candidates) {
        if (found.size() == most || candidate.slips > candidates.front().slips) break;
        found.push_back(*candidate.word);
    }
    return found;
}

}  // namespace content
