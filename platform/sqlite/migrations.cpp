#include "platform/sqlite/migrations.h"

#include "platform/sqlite/statement.h"

#include <string>

namespace platform {
namespace {

Result<std::size_t> version_of(const Database& database) {
    Statement query{database, "pragma user_version"};
    const bool there = query.next_row();
    const auto version = there ? query.number(0) : 0;
    if (auto read = query.status(); !read) return read.error();
    return static_cast<std::size_t>(version);
}

}  // namespace

Status migrate(Database& database, std::span<const std::string_view> migrations) {
    const auto version = version_of(database);
    if (!version) return version.error();
    if (*version > migrations.size()) {
        return fail(ErrorCode::conflict, "schema " + std::to_string(*version) +
                                             " est plus récent que celui du programme, " +
                                             std::to_string(migrations.size()));
    }
    for (auto next = *version; next < migrations.size(); ++next) {
        const auto done = database.transact([&] {
            return database.execute(std::string{migrations[next]} +
                                    "; pragma user_version=" + std::to_string(next + 1));
        });
        if (!done) return done;
    }
    return Done{};
}

}  // namespace platform
