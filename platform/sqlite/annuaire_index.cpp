#include "platform/sqlite/annuaire_index.h"

#include "platform/sqlite/statement.h"

#include <algorithm>
#include <array>
#include <utility>

namespace platform {
namespace {

constexpr std::string_view kSchema =
    "create virtual table fiches using fts5("
    "nom, mots, themes, texte, content='', detail=column, prefix='2 3', tokenize='ascii')";

constexpr std::string_view kInsert =
    "insert into fiches (rowid, nom, mots, themes, texte) values (?, ?, ?, ?, ?)";

constexpr std::string_view kFind = "select rowid from fiches where fiches match ? and rowid <= ?";

/// Groups of columns, each within the next.
constexpr std::array<std::string_view, 4> kGroups{"nom", "nom mots", "nom mots themes",
                                                  "nom mots themes texte"};
constexpr int kLastGroup = static_cast<int>(kGroups.size()) - 1;

constexpr std::size_t kMostWords = 6;
constexpr std::size_t kMostGuesses = 3;

void collect_words(std::string_view text, std::vector<std::string>& words) {
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// Folded words hold no quote, so quoting is enough.
std::string start_of(const std::string& word) {
    std::string expression{"\""};
    expression += word;
    expression += "\"*";
    return expression;
}

std::string in_group(int group, const std::vector<std::string>& expressions) {
    std::string all{"{"};
    all += kGroups[static_cast<std::size_t>(group)];
    all += "} : (";
    for (std::size_t i = 0; i < expressions.size(); ++i) {
        if (i > 0) all += " AND ";
        all += expressions[i];
    }
    all += ")";
    return all;
}

Status insert_all(const Database& database, const std::vector<AnnuaireIndex::Text>& texts) {
    Statement insert{database, kInsert};
    std::int64_t rowid = 0;
    for (const auto& text : texts) {
        insert.bind(++rowid).bind(text.nom).bind(text.mots).bind(text.themes).bind(text.texte);
        if (auto inserted = insert.run(); !inserted) return inserted;
        insert.reset();
    }
    return Done{};
}

}  // namespace

AnnuaireIndex::AnnuaireIndex(Database database, std::vector<std::string> words, std::size_t rows)
    : database_(std::move(database)), spelling_(std::move(words)), rows_(rows) {}

Result<std::unique_ptr<AnnuaireIndex>> AnnuaireIndex::build(const std::vector<Text>& texts) {
    auto database = Database::open(":memory:");
    if (!database) return database.error();
    if (auto made = database->execute(std::string{kSchema}); !made) return made.error();
    const auto filled = database->transact([&] { return insert_all(*database, texts); });
    if (!filled) return filled.error();

    std::vector<std::string> words;
    for (const auto& text : texts) {
        for (const auto* column : {&text.nom, &text.mots, &text.themes, &text.texte}) {
            collect_words(*column, words);
        }
    }
    return std::unique_ptr<AnnuaireIndex>{
        new AnnuaireIndex{*std::move(database), std::move(words), texts.size()}};
}

std::vector<AnnuaireIndex::Match> AnnuaireIndex::find(const std::vector<std::string>& words,
                                                      const Wanted& wanted) const {
    const auto all = expressions(words);
    if (all.empty()) return {};
    auto matches = with_all(all, wanted);
    if (matches.empty() && all.size() > 1) matches = with_some(all, wanted);
    return matches;
}

std::vector<std::string> AnnuaireIndex::expressions(const std::vector<std::string>& words) const {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < std::min(words.size(), kMostWords); ++i) {
        if (spelling_.knows(words[i])) {
            all.push_back(start_of(words[i]));
            continue;
        }
        std::string any;
        for (const auto& guess : spelling_.nearest(words[i], kMostGuesses)) {
            any += any.empty() ? "(" : " OR ";
            any += start_of(guess);
        }
        if (any.empty()) continue;
        any += ")";
        all.push_back(std::move(any));
    }
    return all;
}

std::vector<std::size_t> AnnuaireIndex::rows_of(const std::string& expression,
                                                std::size_t below) const {
    std::vector<std::size_t> rows;
    Statement query{database_, kFind};
    query.bind(expression).bind(static_cast<std::int64_t>(below));
    while (query.next_row()) rows.push_back(static_cast<std::size_t>(query.number(0)) - 1);
    return rows;
}

std::vector<AnnuaireIndex::Match> AnnuaireIndex::with_all(
    const std::vector<std::string>& expressions, const Wanted& wanted) const {
    std::vector<bool> found(rows_, false);
    std::vector<Match> matches;
    for (int group = 0; group <= kLastGroup; ++group) {
        const bool is_enough = matches.size() >= wanted.enough;
        const auto below = is_enough ? wanted.pinned : rows_;
        if (below == 0) break;
        for (const auto row : rows_of(in_group(group, expressions), below)) {
            if (found[row] || !wanted.keep(row)) continue;
            found[row] = true;
            matches.push_back({row, group});
        }
    }
    return matches;
}

std::vector<AnnuaireIndex::Match> AnnuaireIndex::with_some(
    const std::vector<std::string>& expressions, const Wanted& wanted) const {
    const auto most = static_cast<int>(expressions.size());
    std::vector<int> ranks(rows_, most * (kLastGroup + 1));
    for (const auto& expression : expressions) {
        for (const auto& match : with_all({expression}, wanted)) {
            ranks[match.row] -= kLastGroup + 1 - match.rank;
        }
    }
    std::vector<Match> matches;
    for (std::size_t row = 0; row < rows_; ++row) {
        if (ranks[row] < most * (kLastGroup + 1)) matches.push_back({row, ranks[row]});
    }
    return matches;
}

}  // namespace platform
