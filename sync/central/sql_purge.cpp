// Letting go of what the law no longer lets us keep: events leave, their counts stay.

#include "sync/central/sql_columns.h"
#include "sync/central/sql_ledger.h"
#include "sync/central/sql_store.h"

#include <algorithm>

namespace central {
namespace {

using sql::Connection;

constexpr std::int64_t kAuditKeptMs = std::int64_t{365} * 86'400'000;
constexpr std::string_view kPage =
    "select borne, seq, type, v, body, t_ms, estime, h, t_lo, t_hi, date_par from event"
    " where borne = ? and seq > ? and seq <= ? order by seq, recv_ms, epoch";
constexpr std::int64_t kPageRows = 2000;

/// The last sequence of the log before the first row received since then; 0 when there is none. A
/// log leaves by its beginning, so that what stays is still one chain.
Result<std::int64_t> end_of_purge(Connection& connection, std::int64_t borne,
                                  std::int64_t before_ms) {
    const auto row = connection.prepare(
        "select coalesce((select min(seq) - 1 from event where borne = ? and recv_ms >= ?),"
        " (select max(seq) from event where borne = ?), 0)");
    const auto last = row->bind(borne).bind(before_ms).bind(borne).next_row() ? row->number(0) : 0;
    const auto read = row->status();
    if (!read) return read.error();
    return last;
}

/// Adds the counts of the rows up to `last` to those that a recount starts from.
Result<protocol::Hash> freeze(Connection& connection, std::int64_t borne, std::int64_t last) {
    protocol::Hash h{};
    const auto first =
        connection.prepare("select coalesce(min(seq), 1) from event where borne = ?");
    auto seq = first->bind(borne).next_row() ? first->number(0) - 1 : 0;
    const auto begun = first->status();
    if (!begun) return begun.error();
    for (; seq < last; seq += kPageRows) {
        SqlLedger ledger{connection};
        const auto rows = connection.prepare(kPage);
        rows->bind(borne).bind(seq).bind(std::min(seq + kPageRows, last));
        while (rows->next_row()) {
            const StoredEvent event{
                rows->number(0),
                rows->number(1),
                rows->text(2),
                static_cast<int>(rows->number(3)),
                rows->text(4),
                rows->number(5),
                rows->number(6) != 0,
                {{rows->number(8), rows->number(9)}, static_cast<DatedBy>(rows->number(10))}};
            h = array_at<32>(*rows, 7);
            const auto distrust = ledger.distrust(event);
            if (!distrust) return distrust.error();
            auto changes = changes_of(event);
            if (!changes || *distrust) continue;
            changes->ticket.reset();
            changes->help.reset();
            const auto counted = ledger.apply(event, *changes);
            if (!counted) return counted.error();
        }
        const auto read = rows->status();
        if (!read) return read.error();
        const auto kept = ledger.flush_frozen();
        if (!kept) return kept.error();
    }
    return h;
}

Status forget(Connection& connection, std::int64_t borne, std::int64_t last) {
    for (const std::string_view sql : {"delete from event where borne = ? and seq <= ?",
                                       "delete from frame_archive where borne = ? and hi <= ?",
                                       "delete from quarantine where borne = ? and seq <= ?",
                                       "delete from sealed where borne = ? and seq <= ?",
                                       "delete from ticket where borne = ? and passage <= ?"}) {
        auto done = connection.prepare(sql)->bind(borne).bind(last).run();
        if (!done) return done;
    }
    return Done{};
}

}  // namespace

Result<std::int64_t> SqlStore::purge(std::int64_t before_ms, std::int64_t now_ms) {
    std::int64_t before = 0;
    std::int64_t after = 0;
    const auto count = [&](std::int64_t& n) -> Status {
        const auto counted = event_count();
        if (!counted) return counted.error();
        n = *counted;
        return Done{};
    };
    const auto done = connection_->transact([&]() -> Status {
        auto counted = count(before);
        if (!counted) return counted;
        std::vector<std::int64_t> logs;
        const auto query = connection_->prepare("select distinct borne from cursor");
        while (query->next_row()) logs.push_back(query->number(0));
        auto step = query->status();
        for (auto log = logs.begin(); step && log != logs.end(); ++log) {
            step = purge_log(*log, before_ms);
        }
        if (!step) return step;
        step =
            connection_->prepare("delete from aide where demandee_ms < ?")->bind(before_ms).run();
        if (!step) return step;
        step = connection_->prepare("delete from audit where at_ms < ?")
                   ->bind(now_ms - kAuditKeptMs)
                   .run();
        if (!step) return step;
        step = audit("purge", std::nullopt, now_ms);
        return step ? count(after) : step;
    });
    if (!done) return done.error();
    return before - after;
}

Status SqlStore::purge_log(std::int64_t borne, std::int64_t before_ms) {
    const auto last = end_of_purge(*connection_, borne, before_ms);
    if (!last) return last.error();
    if (*last == 0) return Done{};
    const auto h = freeze(*connection_, borne, *last);
    if (!h) return h.error();
    const auto put = connection_->prepare(
        "insert into purge (borne, seq, h) values (?, ?, ?)"
        " on conflict (borne) do update set seq = excluded.seq, h = excluded.h");
    auto noted = put->bind(borne).bind(*last).bind(*h).run();
    return noted ? forget(*connection_, borne, *last) : noted;
}

}  // namespace central
