#include "platform/postgresql/postgresql_connection.h"

#include "platform/postgresql/dialect.h"
#include "platform/postgresql/dump.h"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>

namespace platform {
namespace {

constexpr int kAttempts = 6;
constexpr std::chrono::milliseconds kFirstPause{10};

/// What PostgreSQL says, on one line.
std::string message_of(const char* text) {
    std::string line{text == nullptr ? "" : text};
    while (!line.empty() && (line.back() == '\n' || line.back() == ' ')) line.pop_back();
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

bool starts_with(const std::string& text, std::string_view start) {
    return text.compare(0, start.size(), start) == 0;
}

/// Of a SQLSTATE (PostgreSQL's manual, appendix A).
ErrorCode error_code_of(const std::string& state) {
    if (state == "53100") return ErrorCode::full;
    if (starts_with(state, "23")) return ErrorCode::conflict;
    const bool not_as_it_must_be = starts_with(state, "42") || starts_with(state, "22") ||
                                   starts_with(state, "3F") || starts_with(state, "XX");
    return not_as_it_must_be ? ErrorCode::corrupt : ErrorCode::unavailable;
}

bool is_to_run_again(const std::string& state) {
    return state == "40001" || state == "40P01";
}

std::string set_up_of(const std::string& schema) {
    return "create schema if not exists " + schema + "; set search_path = " + schema +
           "; set synchronous_commit = on; set lock_timeout = '30s';"
           "create table if not exists schema_version (only_one bigint primary key"
           " check (only_one = 1), version bigint not null);"
           "insert into schema_version values (1, 0) on conflict do nothing";
}

void ignore_notice(void* /*unused*/, const char* /*unused*/) {}

}  // namespace

void PostgresqlConnection::Closer::operator()(pg_conn* connection) const {
    PQfinish(connection);
}

void PostgresqlConnection::Closer::operator()(pg_result* result) const {
    PQclear(result);
}

/// One statement: values gathered, run at the first row asked for, its whole answer kept.
class PostgresqlConnection::Query final : public sql::Statement {
  public:
    Query(PostgresqlConnection& owner, std::string_view sql) : owner_(owner), sql_(numbered(sql)) {}

    sql::Statement& bind(std::int64_t value) override { return add({kInt8, encoded(value)}); }
    sql::Statement& bind(std::string_view text) override { return add({kText, encoded(text)}); }
    sql::Statement& bind(std::span<const std::byte> blob) override {
        return add({kBytes, std::string{reinterpret_cast<const char*>(blob.data()), blob.size()}});
    }
    sql::Statement& bind_null() override { return add({}); }

    bool next_row() override {
        if (failure_) return false;
        if (!answer_ && !run()) return false;
        return ++row_ < PQntuples(answer_.get());
    }
    std::int64_t number(int column) const override { return decoded_number(bytes_at(column)); }
    std::string text(int column) const override { return std::string{bytes_at(column)}; }
    std::vector<std::byte> blob(int column) const override {
        const auto bytes = bytes_at(column);
        const auto* data = reinterpret_cast<const std::byte*>(bytes.data());
        return {data, data + bytes.size()};
    }
    bool is_null(int column) const override {
        return PQgetisnull(answer_.get(), row_, column) != 0;
    }
    sql::Statement& reset() override {
        values_.clear();
        answer_.reset();
        row_ = -1;
        return *this;
    }
    Status status() const override {
        if (failure_) return *failure_;
        return Done{};
    }

  private:
    sql::Statement& add(Parameter value) {
        values_.push_back(std::move(value));
        return *this;
    }
    bool run() {
        auto answer = owner_.run(sql_, values_);
        if (!answer) {
            failure_ = answer.error();
            return false;
        }
        answer_ = std::move(*answer);
        return true;
    }
    std::string_view bytes_at(int column) const {
        return {PQgetvalue(answer_.get(), row_, column),
                static_cast<std::size_t>(PQgetlength(answer_.get(), row_, column))};
    }

    PostgresqlConnection& owner_;
    std::string sql_;
    std::vector<Parameter> values_;
    Answer answer_;
    int row_ = -1;
    std::optional<Error> failure_;
};

Result<std::unique_ptr<PostgresqlConnection>> PostgresqlConnection::open(
    PostgresqlOptions options) {
    std::unique_ptr<PostgresqlConnection> opened{new PostgresqlConnection{std::move(options)}};
    const auto connected = opened->connect();
    if (!connected) return connected.error();
    const auto made = opened->transact([] { return Done{}; });
    if (!made) return made.error();
    return opened;
}

bool PostgresqlConnection::is_lost() const {
    return !connection_ || PQstatus(connection_.get()) != CONNECTION_OK;
}

Status PostgresqlConnection::connect() {
    prepared_.clear();
    copying_.clear();
    // What the address says comes after, so that it wins.
    const std::array<const char*, 7> names{"connect_timeout",
                                           "keepalives_idle",
                                           "tcp_user_timeout",
                                           "application_name",
                                           "client_encoding",
                                           "dbname",
                                           nullptr};
    const std::array<const char*, 7> values{
        "5", "10", "10000", "perron-central", "UTF8", options_.url.c_str(), nullptr};
    connection_.reset(PQconnectdbParams(names.data(), values.data(), 1));
    if (is_lost()) {
        return fail(ErrorCode::unavailable,
                    "PostgreSQL: " + message_of(PQerrorMessage(connection_.get())));
    }
    PQsetNoticeProcessor(connection_.get(), ignore_notice, nullptr);
    return set_up();
}

/// What every connection starts with; refuses a server that would not keep what it is given.
Status PostgresqlConnection::set_up() {
    for (const auto& [name, needed] : {std::pair{"fsync", "on"}, {"server_encoding", "UTF8"}}) {
        const Answer shown{PQexec(connection_.get(), (std::string{"show "} + name).c_str())};
        auto read = check(shown, "show");
        if (!read) return read;
        if (std::string_view{PQgetvalue(shown.get(), 0, 0)} != needed) {
            return fail(ErrorCode::invalid_input,
                        std::string{"PostgreSQL: "} + name + " must be " + needed);
        }
    }
    auto made = simple(set_up_of(options_.schema));
    // Two programs that start together may both make what was not there.
    if (!made && made.error().code == ErrorCode::conflict)
        made = simple(set_up_of(options_.schema));
    return made;
}

Status PostgresqlConnection::check(const Answer& answer, const char* what) {
    const auto status = PQresultStatus(answer.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return Done{};
    const char* state = PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE);
    state_ = state == nullptr ? "" : state;
    const auto code = is_lost() ? ErrorCode::unavailable : error_code_of(state_);
    return fail(code, std::string{"PostgreSQL: "} + what + ": " +
                          message_of(PQerrorMessage(connection_.get())) + " (" + state_ + ")");
}

Status PostgresqlConnection::simple(const std::string& sql) {
    auto settled = settle();
    if (!settled) return settled;
    return check(Answer{PQexec(connection_.get(), sql.c_str())}, "execute");
}

Result<PostgresqlConnection::Prepared> PostgresqlConnection::prepared(
    const std::string& sql, const std::vector<Parameter>& values) {
    const auto known = prepared_.find(sql);
    if (known != prepared_.end()) return known->second;
    std::vector<Oid> types;
    for (const auto& value : values) types.push_back(value.type);
    Prepared made{"p" + std::to_string(prepared_.size()), {}};
    const auto prepared = check(Answer{PQprepare(connection_.get(), made.name.c_str(), sql.c_str(),
                                                 static_cast<int>(types.size()), types.data())},
                                "prepare");
    if (!prepared) return prepared.error();
    const Answer described{PQdescribePrepared(connection_.get(), made.name.c_str())};
    const auto read = check(described, "describe");
    if (!read) return read.error();
    for (int i = 0; i < PQnparams(described.get()); ++i) {
        made.types.push_back(PQparamtype(described.get(), i));
    }
    return prepared_[sql] = made;
}

Result<PostgresqlConnection::Answer> PostgresqlConnection::run_once(
    const std::string& sql, const std::vector<Parameter>& values) {
    const auto settled = settle();
    if (!settled) return settled.error();
    const auto statement = prepared(sql, values);
    if (!statement) return statement.error();
    std::vector<const char*> data;
    std::vector<int> sizes;
    for (const auto& value : values) {
        data.push_back(value.bytes ? value.bytes->data() : nullptr);
        sizes.push_back(value.bytes ? static_cast<int>(value.bytes->size()) : 0);
    }
    const std::vector<int> binary(values.size(), 1);
    Answer answer{PQexecPrepared(connection_.get(), statement->name.c_str(),
                                 static_cast<int>(values.size()), data.data(), sizes.data(),
                                 binary.data(), 1)};
    const auto ran = check(answer, "run");
    if (!ran) return ran.error();
    return answer;
}

Result<PostgresqlConnection::Answer> PostgresqlConnection::run(
    const std::string& sql, const std::vector<Parameter>& values) {
    if (in_transaction_) return run_once(sql, values);
    for (bool is_first = !is_lost();; is_first = false) {
        if (is_lost()) {
            const auto connected = connect();
            if (!connected) return connected.error();
        }
        auto answer = run_once(sql, values);
        if (answer || !is_lost() || !is_first) return answer;
    }
}

std::unique_ptr<sql::Statement> PostgresqlConnection::prepare(std::string_view sql) {
    return std::make_unique<Query>(*this, sql);
}

Status PostgresqlConnection::execute(const std::string& sql) {
    if (in_transaction_) return simple(sql);
    return transact([&] { return simple(sql); });
}

Status PostgresqlConnection::insert_rows(std::string_view insert,
                                         std::span<const sql::Value> values) {
    const auto copy = as_copy(insert);
    if (copy && in_transaction_) {
        const auto width = std::count(insert.begin(), insert.end(), '?');
        return send_copy(*copy, encoded_rows(values, static_cast<std::size_t>(width)));
    }
    const auto settled = settle();
    if (!settled) return settled;
    const auto one_row = prepared(numbered(insert), {});
    if (!one_row) return one_row.error();
    const auto width = one_row->types.size();
    std::vector<Parameter> columns;
    for (std::size_t i = 0; i < width; ++i) {
        const auto type = one_row->types[i];
        columns.push_back({array_of(type), encoded_column(values, width, i, type)});
    }
    const auto inserted = run(of_arrays(insert), columns);
    if (!inserted) return inserted.error();
    return Done{};
}

Status PostgresqlConnection::send_copy(const std::string& copy, const std::string& rows) {
    if (copying_ != copy) {
        auto begun = begin_copy(copy);
        if (!begun) return begun;
    }
    put_copy(rows);
    return Done{};
}

Status PostgresqlConnection::begin_copy(const std::string& copy) {
    auto settled = settle();
    if (!settled) return settled;
    const Answer begun{PQexec(connection_.get(), copy.c_str())};
    if (PQresultStatus(begun.get()) != PGRES_COPY_IN) return check(begun, "copy");
    copying_ = copy;
    put_copy(copy_start());
    return Done{};
}

/// What the server could not take is told by its answer.
void PostgresqlConnection::put_copy(const std::string& bytes) {
    PQputCopyData(connection_.get(), bytes.data(), static_cast<int>(bytes.size()));
}

Status PostgresqlConnection::settle() {
    if (copying_.empty()) return Done{};
    copying_.clear();
    put_copy(copy_end());
    PQputCopyEnd(connection_.get(), nullptr);
    auto done = check(Answer{PQgetResult(connection_.get())}, "copy");
    while (Answer{PQgetResult(connection_.get())}) {
    }
    return done;
}

Status PostgresqlConnection::transact(const std::function<Status()>& change) {
    for (int turn = 1;; ++turn) {
        bool again = false;
        auto done = attempt(change, again);
        if (done || !again || turn == kAttempts) return done;
        std::this_thread::sleep_for(kFirstPause * turn);
    }
}

Status PostgresqlConnection::attempt(const std::function<Status()>& change, bool& again) {
    if (is_lost()) {
        auto connected = connect();
        if (!connected) return connected;
    }
    state_.clear();
    in_transaction_ = true;
    auto done = simple("begin; select version from schema_version for update");
    if (done) done = change();
    if (auto settled = settle(); done) done = settled;
    const bool committing = static_cast<bool>(done);
    if (committing) {
        const Answer committed{PQexec(connection_.get(), "commit")};
        done = check(committed, "commit");
        if (done && std::string_view{PQcmdStatus(committed.get())} != "COMMIT") {
            done = fail(ErrorCode::corrupt, "PostgreSQL: a failed statement was not reported");
        }
    }
    in_transaction_ = false;
    if (done) return done;
    again = is_lost() ? !committing : is_to_run_again(state_);
    if (!is_lost()) {
        const Answer undone{PQexec(connection_.get(), "rollback")};
        if (PQresultStatus(undone.get()) != PGRES_COMMAND_OK) connection_.reset();
    }
    return done;
}

Status PostgresqlConnection::back_up(const std::string& path) {
    return dump_postgresql(options_, path);
}

Result<std::size_t> PostgresqlConnection::schema_version() {
    const auto query = prepare("select version from schema_version");
    const auto version = query->next_row() ? query->number(0) : 0;
    const auto read = query->status();
    if (!read) return read.error();
    return static_cast<std::size_t>(version);
}

Status PostgresqlConnection::migrate_to(std::size_t version, std::string_view migration) {
    return transact([&]() -> Status {
        const auto now = schema_version();
        if (!now) return now.error();
        if (*now >= version) return Done{};
        auto done = simple(translated(migration));
        if (!done) return done;
        return simple("update schema_version set version = " + std::to_string(version));
    });
}

}  // namespace platform
