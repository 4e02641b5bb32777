// One concept, one word: docs/GLOSSAIRE.md lists the words the sources refuse, and the README's map
// of folders says what is there.

#include "tests/support/catch.h"
#include "tests/tidy/source_tree.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>
#include <utility>

namespace {

std::vector<std::string> cells_of(const std::string& row) {
    std::vector<std::string> cells;
    for (std::size_t start = 1; start < row.size();) {
        auto end = row.find('|', start);
        if (end == std::string::npos) break;
        auto cell = row.substr(start, end - start);
        cell.erase(0, cell.find_first_not_of(' '));
        cell.erase(cell.find_last_not_of(' ') + 1);
        cells.push_back(cell);
        start = end + 1;
    }
    return cells;
}

/// The last column of the glossary's table, one word at a time.
std::set<std::string> refused_words() {
    std::set<std::string> words;
    for (const auto& line : tidy::read_source("docs/GLOSSAIRE.md").lines) {
        const auto cells = cells_of(line);
        if (cells.size() != 4 || cells[3] == "Mots refusés" || cells[3][0] == '-') continue;
        std::string word;
        for (const char c : cells[3] + ",") {
            if (c != ',' && c != ' ') word += c;
            if (c == ',' && !word.empty()) words.insert(std::exchange(word, ""));
        }
    }
    return words;
}

/// The words of a line of code: book_rdv and BookRdv both give book and rdv.
std::set<std::string> words_of(const std::string& line) {
    std::set<std::string> words;
    std::string whole, part;
    const auto close_part = [&] {
        if (!part.empty()) words.insert(std::exchange(part, ""));
    };
    char previous = ' ';
    for (const char c : line + " ") {
        const bool letter = std::isalpha(static_cast<unsigned char>(c)) != 0;
        const bool upper = std::isupper(static_cast<unsigned char>(c)) != 0;
        if (!letter || (upper && std::islower(static_cast<unsigned char>(previous)) != 0)) {
            close_part();
        }
        if (letter) part += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        if (letter || c == '_') {
            whole += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else if (!whole.empty()) {
            words.insert(std::exchange(whole, ""));
        }
        previous = c;
    }
    return words;
}

/// The code of a line, without what follows // and without its string literals.
std::string code_of(const std::string& line) {
    std::string code;
    bool in_string = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"' && (i == 0 || line[i - 1] != '\\')) in_string = !in_string;
        if (!in_string && line.compare(i, 2, "//") == 0) break;
        if (!in_string) code += line[i];
    }
    return code;
}

std::vector<std::string> refused_uses(const tidy::SourceFile& file,
                                      const std::set<std::string>& refused) {
    std::vector<std::string> uses;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        for (const auto& word : words_of(code_of(file.lines[i]))) {
            if (refused.count(word) != 0) {
                uses.push_back(file.path + ":" + std::to_string(i + 1) + ": " + word);
            }
        }
    }
    return uses;
}

}  // namespace

TEST_CASE("no source uses a word that the glossary refuses", "[tidy]") {
    const auto refused = refused_words();
    REQUIRE(refused.count("appointment") == 1);
    for (const auto* folder : {"kiosk", "sync/client", "sync/central", "platform", "tests"}) {
        for (const auto& file : tidy::files_below(folder, {".h", ".cpp"})) {
            if (tidy::starts_with(file.path, "tests/tidy/")) continue;
            CHECK(refused_uses(file, refused) == std::vector<std::string>{});
        }
    }
}

TEST_CASE("the README's map names every folder of the sources, and no other", "[tidy]") {
    std::set<std::string> mapped;
    for (const auto& line : tidy::read_source("README.md").lines) {
        if (!tidy::starts_with(line, "| `")) continue;
        const auto path = line.substr(3, line.find('`', 3) - 3);
        if (path.find('/') != std::string::npos) mapped.insert(path);
    }
    std::set<std::string> there;
    namespace fs = std::filesystem;
    const fs::path root{PERRON_SOURCE_DIR};
    for (const auto* top : {"kiosk", "sync", "assets", "platform", "tests"}) {
        for (const auto& entry : fs::directory_iterator{root / top}) {
            if (entry.is_directory()) {
                there.insert(std::string{top} + "/" + entry.path().filename().string());
            }
        }
    }
    CHECK(mapped == there);
}

TEST_CASE("the top of the project holds what is fixed there, and no stray file", "[tidy]") {
    const std::set<std::string> fixed{"CMakeLists.txt", "CMakePresets.json",
                                      "README.md",      "LICENSE",
                                      "CHANGELOG.md",   "kiosk",
                                      "sync",           "assets",
                                      "platform",       "tests",
                                      "packaging",      "docs"};
    std::set<std::string> there;
    namespace fs = std::filesystem;
    for (const auto& entry : fs::directory_iterator{PERRON_SOURCE_DIR}) {
        const auto name = entry.path().filename().string();
        const bool unkept = tidy::starts_with(name, ".") || tidy::starts_with(name, "build") ||
                            name == "compile_commands.json";
        if (!unkept) there.insert(name);
    }
    CHECK(there == fixed);
}

TEST_CASE("a header opens with what it is, or declares one thing only", "[tidy]") {
    for (const auto* folder : {"kiosk", "sync", "platform"}) {
        for (const auto& file : tidy::files_below(folder, {".h"})) {
            CAPTURE(file.path);
            const bool says =
                std::any_of(file.lines.begin(), file.lines.end(), [](const auto& line) {
                    return tidy::starts_with(line, "//") || line.find("///") != std::string::npos;
                });
            REQUIRE_FALSE(file.lines.empty());
            CHECK(file.lines.front() == "#pragma once");
            CHECK(says);
        }
    }
}
