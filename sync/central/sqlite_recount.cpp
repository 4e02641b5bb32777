// Counting again from the events alone, and comparing.

#include "platform/sqlite/statement.h"
#include "sync/central/sqlite_columns.h"
#include "sync/central/sqlite_ledger.h"
#include "sync/central/sqlite_store.h"

#include <array>

namespace central {
namespace {

using platform::Database;
using platform::Statement;

constexpr std::array<const char*, 4> kCounted{"ind", "compteur", "ticket", "aide"};

/// The logs of the bornes in their own order, then that of the centre.
constexpr std::string_view kAllEvents =
    "select borne, seq, type, v, body, t_ms, estime, epoch from event"
    " order by borne = 0, borne, seq, recv_ms";

Status set_aside(Database& database) {
    for (const std::string table : kCounted) {
        const auto done = database.execute(
            "drop table if exists temp.avant_" + table + ";" + "create temp table avant_" + table +
            " as select * from main." + table + "; delete from main." + table);
        if (!done) return done;
    }
    return database.execute("delete from quarantine");
}

StoredEvent read_event(const Statement& row) {
    return {row.number(0), row.number(1), row.text(2),       static_cast<int>(row.number(3)),
            row.text(4),   row.number(5), row.number(6) != 0};
}

Status replay(const Database& database, std::int64_t now_ms) {
    SqliteLedger ledger{database};
    Statement events{database, kAllEvents};
    while (events.next_row()) {
        const auto event = read_event(events);
        const auto changes = changes_of(event);
        protocol::LogRow row;
        row.seq = event.seq;
        row.epoch = array_at<16>(events, 7);
        const auto done = changes
                              ? ledger.apply(event, *changes)
                              : ledger.quarantine(event.borne, row, changes.error().detail, now_ms);
        if (!done) return done;
    }
    const auto read = events.status();
    if (!read) return read;
    return ledger.flush();
}

Result<std::int64_t> differences(const Database& database) {
    std::int64_t total = 0;
    for (const std::string table : kCounted) {
        const std::string now = "select * from main." + table;
        const std::string before = "select * from temp.avant_" + table;
        Statement query{database, "select count(*) from (select * from (" + now + " except " +
                                      before + ") union all select * from (" + before + " except " +
                                      now + "))"};
        if (query.next_row()) total += query.number(0);
        const auto read = query.status();
        if (!read) return read.error();
    }
    return total;
}

}  // namespace

Result<std::int64_t> SqliteStore::recount() {
    std::int64_t drift = 0;
    const auto done = database_.transact([&]() -> Status {
        Statement last{database_, "select coalesce(max(recv_ms), 0) from event"};
        const std::int64_t last_ms = last.next_row() ? last.number(0) : 0;
        last.reset();
        const auto aside = set_aside(database_);
        if (!aside) return aside;
        const auto replayed = replay(database_, last_ms);
        if (!replayed) return replayed;
        const auto found = differences(database_);
        if (!found) return found.error();
        drift = *found;
        return Done{};
    });
    if (!done) return done.error();
    return drift;
}

}  // namespace central
