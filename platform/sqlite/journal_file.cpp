#include "platform/sqlite/journal_file.h"

#include "platform/sqlite/counter_lines.h"
#include "platform/sqlite/statement.h"

#include <algorithm>
#include <array>

namespace platform {
namespace {

using protocol::LogRow;

constexpr std::size_t kCheckedAtOnce = 1000;

constexpr std::array<std::string_view, 6> kMigrations{
    R"(
create table outbox (
    seq      integer primary key autoincrement,  -- contiguous: the store asserts it
    epoch    blob    not null check (length(epoch) = 16),
    boot     blob    not null check (length(boot) = 16),
    mono_ms  integer not null,
    wall_ms  integer not null,
    tq       integer not null check (tq between 0 and 3),
    type     text    not null,
    v        integer not null,
    body     text    not null,
    sealed   blob,     -- nulled 24 h after acknowledgement
    sealed_h blob,     -- stays, so that the chain can still be checked
    prev_h   blob    not null check (length(prev_h) = 32),
    h        blob    not null check (length(h) = 32),
    acked_ms integer   -- when the centre acknowledged it; null while it has not
) strict;

create table sync_state (k text primary key, v blob not null) strict, without rowid;

-- One row: the day of the last queue number given, as days since 1970, and that number.
create table ticket (
    id      integer primary key check (id = 1),
    jour    integer not null,
    dernier integer not null check (dernier between 0 and 9999)
) strict;

create table compteur (
    jour    integer not null,  -- days since 1970
    famille integer not null,  -- domain::FamilleCompteur, in its order
    cle     text    not null,
    nombre  integer not null check (nombre > 0),
    primary key (jour, famille, cle)
) strict, without rowid)",
    R"(
-- 1: a number was given at an unsure hour since `jour`. Of what older programs gave, nobody knows.
alter table ticket add column incertain integer not null default 1 check (incertain in (0, 1)))",

#include "platform/sqlite/journal_rdv.sql"
    ,
#include "platform/sqlite/journal_accueil.sql"
    ,
#include "platform/sqlite/journal_attente.sql"
    ,
#include "platform/sqlite/journal_marque.sql"
};

constexpr std::string_view kColumns =
    "select seq, epoch, boot, mono_ms, wall_ms, tq, type, v, body, sealed, sealed_h, prev_h, h"
    " from outbox ";

template <std::size_t N>
void copy_blob(const Statement& row, int column, std::array<std::byte, N>& out) {
    const auto bytes = row.blob(column);
    std::copy_n(bytes.begin(), std::min(bytes.size(), N), out.begin());
}

LogRow row_of(const Statement& query) {
    LogRow row;
    row.seq = query.number(0);
    copy_blob(query, 1, row.epoch);
    copy_blob(query, 2, row.boot);
    row.mono_ms = query.number(3);
    row.wall_ms = query.number(4);
    row.tq = static_cast<int>(query.number(5));
    row.type = query.text(6);
    row.v = static_cast<int>(query.number(7));
    row.body = query.text(8);
    if (!query.is_null(9)) row.sealed = std::string{protocol::as_text(query.blob(9))};
    if (!query.is_null(10)) copy_blob(query, 10, row.sealed_h.emplace());
    copy_blob(query, 11, row.prev_h);
    copy_blob(query, 12, row.h);
    return row;
}

Result<std::optional<LogRow>> first_row(Statement& query) {
    std::optional<LogRow> row;
    if (query.next_row()) row = row_of(query);
    if (auto read = query.status(); !read) return read.error();
    return row;
}

Status corrupt(const std::string& what) {
    return fail(ErrorCode::corrupt, what);
}

Status quick_check(const Database& database) {
    Statement query{database, "pragma quick_check(1)"};
    const auto said = query.next_row() ? query.text(0) : std::string{};
    if (auto read = query.status(); !read) return read;
    return said == "ok" ? Status{Done{}} : corrupt("quick_check: " + said);
}

Status check_numbers(const Database& database, std::int64_t first, std::int64_t last) {
    Statement query{database, "select seq from sqlite_sequence where name = 'outbox'"};
    const auto given = query.next_row() ? query.number(0) : 0;
    if (auto read = query.status(); !read) return read;
    const auto state = read_outbox_state(database);
    if (!state) {
        if (state.error().code != ErrorCode::not_found) return state.error();
        return given == 0 && last == 0 ? Status{Done{}} : corrupt("lignes sans époque");
    }
    if (given != last) return corrupt("il manque les dernières lignes");
    if (state->acked_seq > last) return corrupt("acquitté au-delà de la dernière ligne");
    if (first > state->base_seq + 1 && first > state->acked_seq) {
        return corrupt("il manque des lignes non acquittées");
    }
    return Done{};
}

}  // namespace

std::span<const std::string_view> journal_migrations() {
    return kMigrations;
}

Status insert_row(const Database& database, const LogRow& row) {
    Statement insert{
        database,
        "insert into outbox (seq, epoch, boot, mono_ms, wall_ms, tq, type, v, body,"
        " sealed, sealed_h, prev_h, h) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    insert.bind(row.seq).bind(row.epoch).bind(row.boot).bind(row.mono_ms).bind(row.wall_ms);
    insert.bind(std::int64_t{row.tq}).bind(row.type).bind(std::int64_t{row.v}).bind(row.body);
    row.sealed ? insert.bind(protocol::as_bytes(*row.sealed)) : insert.bind_null();
    row.sealed_h ? insert.bind(*row.sealed_h) : insert.bind_null();
    return insert.bind(row.prev_h).bind(row.h).run();
}

Result<std::vector<LogRow>> read_rows_after(const Database& database, std::int64_t seq,
                                            std::size_t max) {
    Statement query{database, std::string{kColumns} + "where seq > ? order by seq limit ?"};
    query.bind(seq).bind(static_cast<std::int64_t>(max));
    return all(query, row_of);
}

Result<std::optional<LogRow>> read_row(const Database& database, std::int64_t seq) {
    Statement query{database, std::string{kColumns} + "where seq = ?"};
    query.bind(seq);
    return first_row(query);
}

Result<std::optional<LogRow>> read_last_row(const Database& database) {
    Statement query{database, std::string{kColumns} + "order by seq desc limit 1"};
    return first_row(query);
}

Result<std::optional<std::int64_t>> read_first_seq(const Database& database) {
    Statement query{database, "select seq from outbox order by seq limit 1"};
    std::optional<std::int64_t> seq;
    if (query.next_row()) seq = query.number(0);
    if (auto read = query.status(); !read) return read.error();
    return seq;
}

Result<std::optional<std::string>> read_state(const Database& database, const std::string& key) {
    Statement query{database, "select v from sync_state where k = ?"};
    query.bind(key);
    std::optional<std::string> value;
    if (query.next_row()) value = std::string{protocol::as_text(query.blob(0))};
    if (auto read = query.status(); !read) return read.error();
    return value;
}

Status write_state(const Database& database, const std::string& key, std::string_view value) {
    Statement insert{database,
                     "insert into sync_state (k, v) values (?, ?)"
                     " on conflict (k) do update set v = excluded.v"};
    return insert.bind(key).bind(protocol::as_bytes(value)).run();
}

Result<std::optional<domain::TicketSeries>> read_ticket_series(const Database& database) {
    Statement query{database, "select jour, dernier, incertain from ticket"};
    std::optional<domain::TicketSeries> series;
    if (query.next_row()) {
        const std::chrono::days day{static_cast<int>(query.number(0))};
        series = {std::chrono::sys_days{day}, static_cast<int>(query.number(1)),
                  query.number(2) != 0};
    }
    if (auto read = query.status(); !read) return read.error();
    return series;
}

Status write_ticket_series(const Database& database, const domain::TicketSeries& series) {
    Statement save{database,
                   "insert into ticket (id, jour, dernier, incertain) values (1, ?, ?, ?)"
                   " on conflict (id) do update set jour = excluded.jour,"
                   " dernier = excluded.dernier, incertain = excluded.incertain"};
    save.bind(std::int64_t{std::chrono::sys_days{series.jour}.time_since_epoch().count()});
    save.bind(std::int64_t{series.last}).bind(std::int64_t{series.may_be_of_any_day});
    return save.run();
}

Status check_journal(const Database& database) {
    if (auto sound = quick_check(database); !sound) return sound;

    std::optional<LogRow> before;
    std::int64_t first = 0;
    while (true) {
        auto rows = read_rows_after(database, before ? before->seq : -1, kCheckedAtOnce);
        if (!rows) return rows.error();
        if (rows->empty()) break;
        if (before) rows->insert(rows->begin(), *before);
        if (auto chained = protocol::verify_chain(*rows); !chained) return chained;
        if (!before) first = rows->front().seq;
        before = rows->back();
    }
    if (!read_counter_lines(database).all) return corrupt("un compteur du jour est impossible");
    return check_numbers(database, first, before ? before->seq : 0);
}

}  // namespace platform
