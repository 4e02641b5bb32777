#include "platform/postgresql/dialect.h"

#include <cassert>
#include <cctype>
#include <map>
#include <vector>

namespace platform {
namespace {

constexpr std::string_view kValues = "values (";

const std::map<std::string, std::string, std::less<>> kTypes{
    {"integer", "bigint"}, {"blob", "bytea"}, {"text", "text collate \"C\""}};

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool is_comparison(char c) {
    return c == '<' || c == '>' || c == '=' || c == '!';
}

/// Words, comparisons and single signs, each with the white space and the comments before it as one
/// space.
std::vector<std::string> tokens_of(std::string_view sql) {
    std::vector<std::string> tokens;
    for (std::size_t at = 0; at < sql.size();) {
        if (sql.substr(at, 2) == "--") {
            at = std::min(sql.find('\n', at), sql.size());
        } else if (sql[at] == '\'') {
            const auto end = std::min(sql.find('\'', at + 1), sql.size() - 1);
            tokens.emplace_back(sql.substr(at, end + 1 - at));
            at = end + 1;
        } else if (is_word(sql[at]) || is_comparison(sql[at])) {
            const auto is_same_kind = is_word(sql[at]) ? is_word : is_comparison;
            auto end = at;
            while (end < sql.size() && is_same_kind(sql[end])) ++end;
            tokens.emplace_back(sql.substr(at, end - at));
            at = end;
        } else {
            const bool blank = std::isspace(static_cast<unsigned char>(sql[at])) != 0;
            if (!blank) tokens.emplace_back(1, sql[at]);
            ++at;
        }
    }
    return tokens;
}

/// A type stands after a column's name, itself after "(", "," or "column".
bool is_type(const std::vector<std::string>& tokens, std::size_t at) {
    if (at < 2 || kTypes.count(tokens[at]) == 0) return false;
    const auto& before = tokens[at - 2];
    return (before == "(" || before == "," || before == "column") && is_word(tokens[at - 1][0]);
}

bool is_of_sqlite_only(const std::vector<std::string>& tokens, std::size_t at) {
    const auto& token = tokens[at];
    if (token == "strict" || token == "autoincrement") return true;
    const auto next = at + 1 < tokens.size() ? tokens[at + 1] : "";
    const auto before = at > 0 ? tokens[at - 1] : "";
    return (token == "without" && next == "rowid") || (token == "rowid" && before == "without") ||
           (token == "," && next == "without" && before == "strict");
}

}  // namespace

std::string numbered(std::string_view sql) {
    std::string out;
    int n = 0;
    for (const char c : sql) {
        if (c == '?') {
            out += "$" + std::to_string(++n);
        } else {
            out += c;
        }
    }
    return out;
}

std::string of_arrays(std::string_view insert) {
    const auto start = insert.find(kValues);
    const auto end = insert.find(')', start);
    assert(start != insert.npos && end != insert.npos);
    const auto arguments = insert.substr(start + kValues.size(), end - start - kValues.size());
    return numbered(std::string{insert.substr(0, start)} + "select * from unnest(" +
                    std::string{arguments} + ")" + std::string{insert.substr(end + 1)});
}

std::optional<std::string> as_copy(std::string_view insert) {
    constexpr std::string_view kInto = "insert into ";
    const auto start = insert.find(kValues);
    assert(insert.substr(0, kInto.size()) == kInto && start != insert.npos);
    if (insert.find(')', start) + 1 != insert.size()) return std::nullopt;
    return "copy " + std::string{insert.substr(kInto.size(), start - kInto.size())} +
           "from stdin (format binary)";
}

std::string translated(std::string_view migration) {
    const auto tokens = tokens_of(migration);
    std::string out;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (is_of_sqlite_only(tokens, at)) continue;
        out += is_type(tokens, at) ? kTypes.find(tokens[at])->second : tokens[at];
        out += ' ';
    }
    return out;
}

}  // namespace platform
