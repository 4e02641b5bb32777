// The numbers to hold (docs/STYLE.md): sizes of files and functions, parameters, marks of
// unfinished work. The formatter keeps the columns.

#include "tests/support/catch.h"
#include "tests/tidy/source_tree.h"

#include <algorithm>
#include <cctype>

namespace {

constexpr std::size_t kHeaderLines = 200;
constexpr std::size_t kSourceLines = 600;
constexpr std::size_t kFunctionLines = 70;
constexpr int kParameters = 6;

std::vector<tidy::SourceFile> all_sources() {
    std::vector<tidy::SourceFile> all;
    for (const auto* folder : {"kiosk", "sync", "platform", "tests"}) {
        for (auto& file : tidy::files_below(folder, {".h", ".cpp"})) all.push_back(std::move(file));
    }
    return all;
}

std::size_t indent_of(const std::string& line) {
    const auto first = line.find_first_not_of(' ');
    return first == std::string::npos ? 0 : first;
}

/// Parentheses opened less those closed.
int open_parentheses(const std::string& line) {
    return static_cast<int>(std::count(line.begin(), line.end(), '(')) -
           static_cast<int>(std::count(line.begin(), line.end(), ')'));
}

/// The line where the statement or declaration that line `at` ends has begun.
std::size_t start_of(const std::vector<std::string>& lines, std::size_t at) {
    int open = open_parentheses(lines[at]);
    while (at > 0) {
        const auto& before = lines[at - 1];
        const auto text = before.substr(indent_of(before));
        const bool inside = open < 0;
        if (text.empty() || text[0] == '#' || tidy::starts_with(text, "//")) break;
        if (!inside && std::string{";{}:"}.find(text.back()) != std::string::npos) break;
        open += open_parentheses(before);
        --at;
    }
    return at;
}

/// Whether parentheses are still open at the end of line `at`: its brace is a lambda's.
bool is_inside_call(const std::vector<std::string>& lines, std::size_t at) {
    int open = 0;
    for (auto i = start_of(lines, at); i <= at; ++i) open += open_parentheses(lines[i]);
    return open > 0;
}

/// Whether a function's body opens at the end of the line, not a type, a block or an initialiser.
bool opens_function(const std::vector<std::string>& lines, std::size_t at) {
    if (!tidy::ends_with(lines[at], "{") || tidy::ends_with(lines[at], "= {")) return false;
    if (is_inside_call(lines, at)) return false;
    const auto& first = lines[start_of(lines, at)];
    const auto start = first.substr(indent_of(first));
    for (const auto* word :
         {"namespace", "struct ", "class ", "enum ", "if ", "for ", "while ", "switch ", "do ",
          "case ", "default", "}", "TEST_CASE", "SECTION", "return", "const auto", "auto "}) {
        if (tidy::starts_with(start, word)) return false;
    }
    return first.find('(') != std::string::npos;
}

std::vector<std::string> long_functions(const tidy::SourceFile& file) {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        if (!opens_function(file.lines, i)) continue;
        const auto indent = indent_of(file.lines[start_of(file.lines, i)]);
        auto end = i + 1;
        while (end < file.lines.size() &&
               (file.lines[end].empty() || indent_of(file.lines[end]) > indent ||
                file.lines[end][indent] != '}')) {
            ++end;
        }
        if (end - i > kFunctionLines) {
            found.push_back(file.path + ":" + std::to_string(i + 1) + ": " +
                            std::to_string(end - i) + " lines");
        }
    }
    return found;
}

/// Commas at the first depth of the parentheses that the declaration starting at `at` opens.
int parameters_of(const std::vector<std::string>& lines, std::size_t at) {
    int depth = 0, angle = 0, commas = 0;
    bool any = false;
    for (auto i = at; i < std::min(lines.size(), at + 12); ++i) {
        for (const char c : lines[i]) {
            if (c == '(') ++depth;
            if (c == ')' && --depth == 0) return any ? commas + 1 : 0;
            if (depth != 1) continue;
            if (c == '<') ++angle;
            if (c == '>') --angle;
            if (c == ',' && angle == 0) ++commas;
            if (c != '(' && c != ' ') any = true;
        }
    }
    return 0;
}

std::vector<std::string> crowded_declarations(const tidy::SourceFile& file) {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const auto& line = file.lines[i];
        const bool at_file_level = !line.empty() && std::isalpha(line[0]) != 0;
        if (!at_file_level || line.find('(') == std::string::npos) continue;
        if (tidy::starts_with(line, "TEST_CASE")) continue;
        if (line.find('=') < line.find('(')) continue;
        if (const int count = parameters_of(file.lines, i); count > kParameters) {
            found.push_back(file.path + ":" + std::to_string(i + 1) + ": " + std::to_string(count));
        }
    }
    return found;
}

/// Spelt in two halves, so that this file does not find itself.
const std::vector<std::string> kUnfinished{
    "TO"
    "DO",
    "FIX"
    "ME",
    "XX"
    "X",
    "HA"
    "CK"};

bool has_word(const std::string& line, const std::string& word) {
    for (auto at = line.find(word); at != std::string::npos; at = line.find(word, at + 1)) {
        const bool starts = at == 0 || std::isalnum(static_cast<unsigned char>(line[at - 1])) == 0;
        const auto after = at + word.size();
        const bool ends =
            after == line.size() || std::isalnum(static_cast<unsigned char>(line[after])) == 0;
        if (starts && ends) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("a file stays small enough to be read at once", "[tidy]") {
    for (const auto& file : all_sources()) {
        CAPTURE(file.path);
        CHECK(file.lines.size() <=
              (tidy::ends_with(file.path, ".h") ? kHeaderLines : kSourceLines));
    }
}

TEST_CASE("a function stays on one screen", "[tidy]") {
    for (const auto& file : all_sources()) {
        CHECK(long_functions(file) == std::vector<std::string>{});
    }
}

TEST_CASE("past six parameters a function takes a struct", "[tidy]") {
    for (const auto& file : all_sources()) {
        CHECK(crowded_declarations(file) == std::vector<std::string>{});
    }
}

TEST_CASE("nothing in the sources is left for later", "[tidy]") {
    for (const auto& file : all_sources()) {
        for (const auto& line : file.lines) {
            for (const auto& word : kUnfinished) {
                CAPTURE(file.path, line);
                CHECK_FALSE(has_word(line, word));
            }
        }
    }
}
