#include "sync/central/sql_generation.h"

#include <charconv>

namespace central {

Result<std::int64_t> read_generation(sql::Connection& connection) {
    const auto row = connection.prepare("select v from etat where k = ?");
    std::int64_t generation = 0;
    if (row->bind(std::string_view{kGenerationKey}).next_row()) {
        const auto text = row->text(0);
        std::from_chars(text.data(), text.data() + text.size(), generation);
    }
    const auto read = row->status();
    if (!read) return read.error();
    return generation;
}

}  // namespace central
