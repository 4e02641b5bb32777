// Letting go of what the law no longer lets us keep: events leave, their counts stay.

#include "sync/central/rdv/sql_rdv_purge.h"
#include "sync/central/sql_columns.h"
#include "sync/central/sql_event.h"
#include "sync/central/sql_ledger.h"
#include "sync/central/sql_store.h"

#include <algorithm>

namespace central {
namespace {

using sql::Connection;

constexpr std::int64_t kAuditKeptMs = std::int64_t{365} * 86'400'000;
const std::string kPage = std::string{"select "} + kEventColumns +
                          ", h from event"
                          " where borne = ? and epoch = ? and seq > ? and seq <= ? order by seq";
constexpr std::int64_t kPageRows = 2000;

/// One life of a log.
struct Life {
    std::int64_t borne = 0;
    protocol::Epoch epoch{};
};

/// The rows to purge of one life: none when `last` is 0.
struct Range {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

/// What comes before the first row received since then: a life leaves by its beginning, so that
/// what stays is still one chain.
Result<Range> to_purge(Connection& connection, const Life& life, std::int64_t before_ms) {
    const auto row = connection.prepare(
        "select coalesce(min(seq), 0), coalesce(max(seq), 0), coalesce(min(case when recv_ms >= ?"
        " then seq end), 0) from event where borne = ? and epoch = ?");
    row->bind(before_ms).bind(life.borne).bind(life.epoch);
    Range range;
    if (row->next_row()) {
        range.first = row->number(0);
        range.last = row->number(2) == 0 ? row->number(1) : row->number(2) - 1;
    }
    const auto read = row->status();
    if (!read) return read.error();
    return range.last < range.first ? Range{} : range;
}

/// Adds the counts of the rows up to `last` to those that a recount starts from; returns the hash
/// of the last.
Result<protocol::Hash> freeze(Connection& connection, const Life& life, const Range& range) {
    protocol::Hash h{};
    for (auto seq = range.first - 1; seq < range.last; seq += kPageRows) {
        SqlLedger ledger{connection};
        const auto rows = connection.prepare(kPage);
        rows->bind(life.borne).bind(life.epoch).bind(seq);
        rows->bind(std::min(seq + kPageRows, range.last));
        while (rows->next_row()) {
            const auto event = event_at(*rows);
            h = array_at<32>(*rows, kAfterEvent);
            const auto judged = judge(ledger, event);
            if (!judged) return judged.error();
            if (!judged->changes) continue;
            const auto counted = ledger.count(event.borne, *judged->changes, 1);
            if (!counted) return counted.error();
        }
        const auto read = rows->status();
        if (!read) return read.error();
        const auto kept = ledger.flush_frozen();
        if (!kept) return kept.error();
    }
    const auto facts = SqlRdvLog{connection}.freeze(life.borne, range.last);
    if (!facts) return facts.error();
    return h;
}

Status forget(Connection& connection, const Life& life, std::int64_t last) {
    for (const std::string_view sql :
         {"delete from event where borne = ? and epoch = ? and seq <= ?",
          "delete from frame_archive where borne = ? and epoch = ? and hi <= ?",
          "delete from quarantine where borne = ? and epoch = ? and seq <= ?",
          "delete from sealed where borne = ? and epoch = ? and seq <= ?"}) {
        auto done = connection.prepare(sql)->bind(life.borne).bind(life.epoch).bind(last).run();
        if (!done) return done;
    }
    return Done{};
}

Result<std::vector<Life>> all_lives(Connection& connection) {
    const auto query = connection.prepare("select borne, epoch from cursor order by borne, epoch");
    return all(*query, [](const sql::Statement& row) {
        return Life{row.number(0), array_at<16>(row, 1)};
    });
}

}  // namespace

Result<std::int64_t> SqlStore::purge(std::int64_t before_ms, std::int64_t now_ms) {
    std::int64_t purged = 0;
    const auto done = connection_->transact([&]() -> Status {
        const auto before = event_count();
        if (!before) return before.error();
        const auto lives = all_lives(*connection_);
        if (!lives) return lives.error();
        for (const auto& life : *lives) {
            auto left = purge_life(life.borne, life.epoch, before_ms);
            if (!left) return left;
        }
        if (auto left = purge_rdv(*connection_, before_ms); !left) return left;
        // The figures must not move; tickets and calls for help are those of the events that stay.
        const auto moved = count_again(Compared::figures);
        if (!moved) return moved.error();
        if (*moved != 0) return fail(ErrorCode::corrupt, "la purge changerait les comptes");
        auto step = connection_->prepare("delete from audit where at_ms < ?")
                        ->bind(now_ms - kAuditKeptMs)
                        .run();
        if (!step) return step;
        const auto after = event_count();
        if (!after) return after.error();
        purged = *before - *after;
        return audit("purge", std::nullopt, now_ms);
    });
    if (!done) return done.error();
    return purged;
}

Status SqlStore::purge_life(std::int64_t borne, const protocol::Epoch& epoch,
                            std::int64_t before_ms) {
    const Life life{borne, epoch};
    const auto range = to_purge(*connection_, life, before_ms);
    if (!range) return range.error();
    if (range->last == 0) return Done{};
    const auto h = freeze(*connection_, life, *range);
    if (!h) return h.error();
    const auto put = connection_->prepare(
        "insert into purge_epoque (borne, epoch, seq, h, avant_ms) values (?, ?, ?, ?, ?)"
        " on conflict (borne, epoch) do update set seq = excluded.seq, h = excluded.h,"
        " avant_ms = excluded.avant_ms");
    auto noted = put->bind(borne).bind(epoch).bind(range->last).bind(*h).bind(before_ms).run();
    return noted ? forget(*connection_, life, range->last) : noted;
}

}  // namespace central
