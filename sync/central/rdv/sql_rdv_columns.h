#pragma once

// How the values of booking stand in the columns of the centre's tables.

#include "kiosk/domain/tranche.h"

#include <algorithm>
#include <string>
#include <vector>

namespace central {

inline std::int64_t to_column(domain::Quantum quantum) {
    return quantum.time_since_epoch().count();
}
inline domain::Quantum to_quantum(std::int64_t column) {
    return domain::Quantum{domain::Quanta{column}};
}

/// Ids hold no space: a list of them is one text.
inline std::string to_column(const std::vector<std::string>& ids) {
    std::string text;
    for (const auto& id : ids) text += (text.empty() ? "" : " ") + id;
    return text;
}
inline std::vector<std::string> to_ids(const std::string& column) {
    std::vector<std::string> ids;
    for (std::size_t at = 0; at < column.size();) {
        const auto end = std::min(column.find(' ', at), column.size());
        if (end > at) ids.push_back(column.substr(at, end - at));
        at = end + 1;
    }
    return ids;
}

}  // namespace central
