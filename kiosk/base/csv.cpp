#include "kiosk/base/csv.h"

namespace base {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const bool doubled = quoted && line.substr(at, 2) == "\"\"";
        if (doubled) {
            cells.back() += '"';
            ++at;
        } else if (line[at] == '"') {
            quoted = !quoted;
        } else if (line[at] == ';' && !quoted) {
            cells.emplace_back();
        } else {
            cells.back() += line[at];
        }
    }
    return cells;
}

std::string_view next_line(std::string_view& text) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

Error refused(std::size_t line, const std::string& why) {
    return fail(ErrorCode::invalid_input, "ligne " + std::to_string(line) + " : " + why);
}

}  // namespace

Result<std::vector<CsvLine>> read_csv(std::string_view text,
                                      const std::vector<std::string>& columns) {
    if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
        text.remove_prefix(kByteOrderMark.size());
    }
    std::vector<CsvLine> lines;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto line = next_line(text);
        if (line.empty()) continue;
        CsvLine read{number, cells_of(line)};
        if (read.cells.size() != columns.size()) {
            return refused(number, std::to_string(columns.size()) + " colonnes attendues, " +
                                       std::to_string(read.cells.size()) + " lues");
        }
        lines.push_back(std::move(read));
    }
    if (lines.empty() || lines.front().cells != columns) {
        std::string heading;
        for (const auto& name : columns) heading += (heading.empty() ? "" : ";") + name;
        return refused(1, "la première ligne est « " + heading + " »");
    }
    lines.erase(lines.begin());
    return lines;
}

std::string csv_quoted(const std::string& cell) {
    if (cell.find_first_of(";\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) quoted += c == '"' ? std::string{"\"\""} : std::string{c};
    return quoted + "\"";
}

}  // namespace base
