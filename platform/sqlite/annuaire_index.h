#pragma once

// The words of the fiches in an FTS5 table in memory, and how words find rows.
//
//  1. Words are folded by content/words.h on both sides, in every script, so the tokenizer has only
//     spaces left to see ("ascii").
//  2. Columns go from the most to the least telling: the name, the everyday words and the place,
//     the words of the themes, the texts. A row's rank is the first group of columns in which all
//     the words are found; each word may be the start of one.
//  3. A word no fiche starts with is replaced by the nearest ones (content/spelling.h), or left
//  out.
//  4. When no row has all the words, rows with most of them come first.

#include "kiosk/content/spelling.h"
#include "platform/sqlite/database.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace platform {

class AnnuaireIndex {
  public:
    /// The folded words of one row, separated by spaces.
    struct Text {
        std::string nom;
        std::string mots;  ///< everyday words, commune, postal code
        std::string themes;
        std::string texte;
    };

    /// Rows are numbered from 0 in the order of `texts`.
    static Result<std::unique_ptr<AnnuaireIndex>> build(const std::vector<Text>& texts);

    struct Wanted {
        std::size_t enough;  ///< stop looking in less telling columns once so many rows are found
        std::size_t pinned;  ///< rows below this one are looked for in every column all the same
        std::function<bool(std::size_t row)> keep;  ///< rows for which it is false do not count
    };
    struct Match {
        std::size_t row;
        int rank;  ///< 0 is best
    };

    /// The rows kept that have the words, in no order. `words` are folded and not empty.
    std::vector<Match> find(const std::vector<std::string>& words, const Wanted& wanted) const;

  private:
    AnnuaireIndex(Database database, std::vector<std::string> words, std::size_t rows);

    std::vector<std::string> expressions(const std::vector<std::string>& words) const;
    std::vector<std::size_t> rows_of(const std::string& expression, std::size_t below) const;
    std::vector<Match> with_all(const std::vector<std::string>& expressions,
                                const Wanted& wanted) const;
    std::vector<Match> with_some(const std::vector<std::string>& expressions,
                                 const Wanted& wanted) const;

    Database database_;
    content::Spelling spelling_;
    std::size_t rows_;
};

}  // namespace platform
