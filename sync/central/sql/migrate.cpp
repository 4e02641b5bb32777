#include "sync/central/sql/connection.h"

namespace sql {

Status migrate(Connection& connection, std::span<const std::string_view> migrations) {
    const auto version = connection.schema_version();
    if (!version) return version.error();
    if (*version > migrations.size()) {
        return fail(ErrorCode::conflict, "schema " + std::to_string(*version) +
                                             " is newer than this program's " +
                                             std::to_string(migrations.size()));
    }
    for (auto next = *version; next < migrations.size(); ++next) {
        const auto done = connection.migrate_to(next + 1, migrations[next]);
        if (!done) return done;
    }
    return Done{};
}

Result<std::int64_t> one_number(Connection& connection, std::string_view query) {
    const auto row = connection.prepare(query);
    const auto n = row->next_row() ? row->number(0) : 0;
    const auto read = row->status();
    if (!read) return read.error();
    return n;
}

}  // namespace sql
