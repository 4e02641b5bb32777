#pragma once

// Finds the last row that a log and the centre share, by halves: if the centre knows a row it knows
// all that came before, since the chain covers them. At most 17 questions for 65,000 rows.

#include <cstdint>
#include <optional>

namespace client {

class AncestorSearch {
  public:
    /// Looks among rows 0 to `last`; 0, before the first row, is shared by all.
    explicit AncestorSearch(std::int64_t last) : known_(0), unknown_(last + 1) {}

    /// The row to ask about, or nothing when `ancestor` is found.
    std::optional<std::int64_t> probe() const {
        if (unknown_ - known_ <= 1) return std::nullopt;
        // The end first: most often the centre knows everything, and one question tells.
        return asked_ == 0 ? unknown_ - 1 : known_ + (unknown_ - known_) / 2;
    }

    /// Whether the centre knows the row that `probe` gives.
    void learn(bool is_known) {
        const auto asked = *probe();
        (is_known ? known_ : unknown_) = asked;
        ++asked_;
    }

    std::int64_t ancestor() const { return known_; }

  private:
    std::int64_t known_;    ///< the centre knows this row
    std::int64_t unknown_;  ///< and not this one
    int asked_ = 0;
};

}  // namespace client
