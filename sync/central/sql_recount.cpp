// Counting again from the events alone, and comparing.

#include "sync/central/sql_columns.h"
#include "sync/central/sql_ledger.h"
#include "sync/central/sql_store.h"

#include <algorithm>
#include <array>

namespace central {
namespace {

using sql::Connection;
using sql::Statement;

constexpr std::array<const char*, 4> kCounted{"ind", "compteur", "ticket", "aide"};
constexpr std::size_t kFigures = 2;  ///< of them, those that outlive a purge

/// The logs of the bornes in their own order, then that of the centre.
constexpr std::string_view kLogs = "select distinct borne from cursor order by borne";
constexpr std::string_view kPage =
    "select borne, seq, type, v, body, t_ms, estime, recv_ms, epoch, t_lo, t_hi, date_par,"
    " doute from event"
    " where borne = ? and (seq, recv_ms, epoch) > (?, ?, ?)"
    " order by seq, recv_ms, epoch limit 2000";

constexpr std::string_view kSetAside =
    "select event.borne, event.seq, type, v, body, t_ms, estime, event.recv_ms, event.epoch, t_lo,"
    " t_hi, date_par, doute from quarantine join event on event.borne = quarantine.borne"
    " and event.seq = quarantine.seq and event.epoch = quarantine.epoch"
    " order by event.borne, event.seq, event.recv_ms";

Status set_aside(Connection& connection) {
    for (const std::string table : kCounted) {
        const auto done = connection.execute(
            "drop table if exists avant_" + table + "; create temp table avant_" + table +
            " as select * from " + table + "; delete from " + table);
        if (!done) return done;
    }
    return connection.execute(
        "delete from quarantine;"
        "insert into ind (mds, jour, indicateur, n) select mds, jour, indicateur, n from ind_fige;"
        "insert into compteur (mds, jour, famille, cle, n)"
        " select mds, jour, famille, cle, n from compteur_fige");
}

StoredEvent read_event(const Statement& row) {
    const DatedInterval when{{row.number(9), row.number(10)}, static_cast<DatedBy>(row.number(11))};
    return {row.number(0),      row.number(1), row.text(2),        static_cast<int>(row.number(3)),
            row.text(4),        row.number(5), row.number(6) != 0, when,
            row.number(12) != 0};
}

/// Why an event is not counted; empty when it is.
Result<std::string> why_not(SqlLedger& ledger, const StoredEvent& event) {
    const auto distrust = ledger.distrust(event);
    if (!distrust) return distrust.error();
    if (*distrust) return **distrust;
    const auto changes = changes_of(event);
    return changes ? std::string{} : changes.error().detail;
}

/// Where a page of a log ends.
struct Place {
    std::int64_t seq = 0;
    std::int64_t recv_ms = 0;
    protocol::Epoch epoch{};
};

/// Counts the page that follows `place`, and moves it; says how many events that was.
Result<int> replay_page(Connection& connection, std::int64_t borne, Place& place) {
    SqlLedger ledger{connection};
    const auto events = connection.prepare(kPage);
    events->bind(borne).bind(place.seq).bind(place.recv_ms).bind(place.epoch);
    int n = 0;
    for (; events->next_row(); ++n) {
        const auto event = read_event(*events);
        place = {event.seq, events->number(7), array_at<16>(*events, 8)};
        protocol::LogRow row;
        row.seq = event.seq;
        row.epoch = place.epoch;
        const auto why = why_not(ledger, event);
        if (!why) return why.error();
        const auto done = why->empty() ? ledger.apply(event, *changes_of(event))
                                       : ledger.quarantine(borne, row, *why, place.recv_ms);
        if (!done) return done.error();
    }
    const auto read = events->status();
    if (!read) return read.error();
    const auto counted = ledger.flush(place.recv_ms);
    if (!counted) return counted.error();
    return n;
}

Status replay(Connection& connection) {
    std::vector<std::int64_t> logs;
    const auto query = connection.prepare(kLogs);
    while (query->next_row()) logs.push_back(query->number(0));
    const auto read = query->status();
    if (!read) return read;
    std::rotate(logs.begin(), std::find_if(logs.begin(), logs.end(), [](auto n) { return n > 0; }),
                logs.end());
    for (const auto borne : logs) {
        Place place;
        while (true) {
            const auto page = replay_page(connection, borne, place);
            if (!page) return page.error();
            if (*page == 0) break;
        }
    }
    return Done{};
}

Result<std::int64_t> differences(Connection& connection, std::span<const char* const> tables) {
    std::int64_t total = 0;
    for (const std::string table : tables) {
        const std::string now = "select * from " + table;
        const std::string before = "select * from avant_" + table;
        const auto found = sql::one_number(
            connection, "select count(*) from (select * from (" + now + " except " + before +
                            ") as nouveau union all select * from (" + before + " except " + now +
                            ") as ancien) as differents");
        if (!found) return found.error();
        total += *found;
    }
    return total;
}

}  // namespace

Result<std::int64_t> SqlStore::count_again(Compared compared) {
    const auto aside = set_aside(*connection_);
    if (!aside) return aside.error();
    const auto replayed = replay(*connection_);
    if (!replayed) return replayed.error();
    const std::span<const char* const> all{kCounted};
    return differences(*connection_, compared == Compared::figures ? all.first(kFigures) : all);
}

Result<std::int64_t> SqlStore::recount() {
    std::int64_t drift = 0;
    const auto done = connection_->transact([&]() -> Status {
        const auto found = count_again(Compared::everything);
        if (!found) return found.error();
        drift = *found;
        return remember(kDriftKey, std::to_string(drift));
    });
    if (!done) return done.error();
    return drift;
}

/// A newer program may understand what an older one set aside.
Status SqlStore::replay_quarantine() {
    return connection_->transact([&]() -> Status {
        const auto query = connection_->prepare(kSetAside);
        std::vector<std::pair<StoredEvent, protocol::Epoch>> found;
        while (query->next_row()) {
            found.emplace_back(read_event(*query), array_at<16>(*query, 8));
        }
        if (const auto read = query->status(); !read) return read;
        SqlLedger ledger{*connection_};
        for (const auto& [event, epoch] : found) {
            const auto why = why_not(ledger, event);
            if (!why) return why.error();
            if (!why->empty()) continue;
            if (auto done = ledger.apply(event, *changes_of(event)); !done) return done;
            const auto remove = connection_->prepare(
                "delete from quarantine where borne = ? and seq = ? and epoch = ?");
            auto left = remove->bind(event.borne).bind(event.seq).bind(epoch).run();
            if (!left) return left;
        }
        return ledger.flush(0);
    });
}

}  // namespace central
