#include "tests/journeys/shown_numbers.h"

#include <cstdlib>
#include <sstream>

namespace journeys {

std::vector<std::string> numbers_shown(const std::string& output) {
    std::vector<std::string> numbers;
    std::istringstream lines{output};
    for (std::string line; std::getline(lines, line);) {
        const auto start = line.find("\"label\":\"");
        if (line.find("\"id\":\"numero\"") == std::string::npos || start == std::string::npos) {
            continue;
        }
        const auto from = start + 9;
        const auto end = line.find('"', from);
        if (end == std::string::npos) continue;  // the program was stopped in the middle of it
        std::string number;
        for (const char c : line.substr(from, end - from)) {
            if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) number += c;
        }
        numbers.push_back(number);
    }
    return numbers;
}

int length_from(const char* variable, int otherwise) {
    const char* text = std::getenv(variable);
    const int length = text == nullptr ? 0 : std::atoi(text);
    return length > 0 ? length : otherwise;
}

}  // namespace journeys
