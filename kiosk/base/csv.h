#pragma once

// Tables that people write in a spreadsheet: lines of cells between semicolons, the first line
// being the names of the columns. A cell that holds a semicolon stands between double quotes, where
// a double quote is doubled.

#include "kiosk/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace base {

struct CsvLine {
    std::size_t number = 0;  ///< in the file, from 1
    std::vector<std::string> cells;
};

/// The lines below the heading; empty ones are left out. A byte-order mark and the line ends of
/// Windows are accepted. Fails with invalid_input, and a French sentence that names the line, when
/// the heading is not `columns` in that order, or a line has another number of cells.
Result<std::vector<CsvLine>> read_csv(std::string_view text,
                                      const std::vector<std::string>& columns);

/// A cell as `read_csv` reads it back: between double quotes when its characters ask for it.
std::string csv_quoted(const std::string& cell);

}  // namespace base
