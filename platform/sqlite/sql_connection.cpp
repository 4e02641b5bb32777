#include "platform/sqlite/sql_connection.h"

#include <algorithm>
#include <utility>

namespace platform {
namespace {

/// A group of thousands of events stays in memory until its commit, and a checkpoint serves several
/// of them: 64 MiB of pages, 16 MiB of log.
constexpr const char* kRoom = "pragma cache_size=-65536; pragma wal_autocheckpoint=4096";

/// The number of `?` in an insert, none of which stands in a quoted text.
std::size_t width_of(std::string_view insert) {
    return static_cast<std::size_t>(std::count(insert.begin(), insert.end(), '?'));
}

/// The bytes are the caller's, and outlive the insert.
void bind_value(Statement& statement, const sql::Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        statement.bind(*number);
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
        statement.bind_lent(*text);
    } else if (const auto* blob = std::get_if<std::span<const std::byte>>(&value)) {
        statement.bind_lent(*blob);
    } else {
        statement.bind_null();
    }
}

/// A statement as the port has it.
class Ported final : public sql::Statement {
  public:
    Ported(const Database& database, std::string_view text) : statement_(database, text) {}

    sql::Statement& bind(std::int64_t value) override {
        statement_.bind(value);
        return *this;
    }
    sql::Statement& bind(std::string_view text) override {
        statement_.bind(text);
        return *this;
    }
    sql::Statement& bind(std::span<const std::byte> blob) override {
        statement_.bind(blob);
        return *this;
    }
    sql::Statement& bind_null() override {
        statement_.bind_null();
        return *this;
    }
    bool next_row() override { return statement_.next_row(); }
    std::int64_t number(int column) const override { return statement_.number(column); }
    std::string text(int column) const override { return statement_.text(column); }
    std::vector<std::byte> blob(int column) const override { return statement_.blob(column); }
    bool is_null(int column) const override { return statement_.is_null(column); }
    sql::Statement& reset() override {
        statement_.reset();
        return *this;
    }
    Status status() const override { return statement_.status(); }

  private:
    platform::Statement statement_;
};

}  // namespace

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const std::string& path,
                                                                 const OpenOptions& options) {
    auto database = Database::open(path, options);
    if (!database) return database.error();
    const auto sized = database->execute(kRoom);
    if (!sized) return sized.error();
    return std::unique_ptr<SqliteConnection>{new SqliteConnection{std::move(*database)}};
}

std::unique_ptr<sql::Statement> SqliteConnection::prepare(std::string_view sql) {
    return std::make_unique<Ported>(database_, sql);
}

Status SqliteConnection::execute(const std::string& sql) {
    return database_.execute(sql);
}

Status SqliteConnection::insert_rows(std::string_view insert, std::span<const sql::Value> values) {
    Statement statement{database_, insert};
    const auto width = width_of(insert);
    for (; values.size() >= width; values = values.subspan(width)) {
        statement.again();
        for (const auto& value : values.first(width)) bind_value(statement, value);
        auto inserted = statement.run();
        if (!inserted) return inserted;
    }
    return Done{};
}

Status SqliteConnection::transact(const std::function<Status()>& change) {
    return database_.transact(change);
}

Status SqliteConnection::back_up(const std::string& path) {
    Statement copy{database_, "vacuum into ?"};
    return copy.bind(path).run();
}

Result<std::size_t> SqliteConnection::schema_version() {
    Statement query{database_, "pragma user_version"};
    const auto version = query.next_row() ? query.number(0) : 0;
    const auto read = query.status();
    if (!read) return read.error();
    return static_cast<std::size_t>(version);
}

Status SqliteConnection::migrate_to(std::size_t version, std::string_view migration) {
    return database_.transact([&]() -> Status {
        const auto now = schema_version();
        if (!now) return now.error();
        if (*now >= version) return Done{};
        return database_.execute(std::string{migration} +
                                 "; pragma user_version=" + std::to_string(version));
    });
}

}  // namespace platform
