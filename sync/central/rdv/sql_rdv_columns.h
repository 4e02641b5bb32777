#pragma once

// How the values of booking stand in the columns of the centre's tables.

#include "kiosk/base/word_list.h"
#include "kiosk/domain/tranche.h"

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
    return base::join_words(ids);
}
inline std::vector<std::string> to_ids(const std::string& column) {
    return base::split_words(column);
}

}  // namespace central
